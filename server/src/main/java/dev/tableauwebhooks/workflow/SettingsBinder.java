package dev.tableauwebhooks.workflow;

import java.util.Map;
import java.util.Set;

/** Turns rendered settings into the record that an action takes. */
public interface SettingsBinder {

  /**
   * Reads the input, puts in the values of secrets and connections, and fills in defaults.
   *
   * @param literalHosts as {@link Settings#literalHosts()}
   * @throws InvalidSettings where a value has the wrong form, which only a rendered one can have at
   *     this point; the message names the setting and quotes the value
   */
  <S extends Record> S bind(Class<S> type, Map<String, Object> input, Set<String> literalHosts);

  /** A rendered value does not fit its setting. */
  final class InvalidSettings extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final String fix;

    public InvalidSettings(String message, String fix) {
      super(message);
      this.fix = fix;
    }

    /** The next thing for a person to do, as an imperative sentence. */
    public String fix() {
      return fix;
    }
  }
}
