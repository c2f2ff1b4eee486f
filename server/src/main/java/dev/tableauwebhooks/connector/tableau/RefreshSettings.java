package dev.tableauwebhooks.connector.tableau;

import dev.tableauwebhooks.action.Setting;
import dev.tableauwebhooks.rest.model.ContentType;
import java.util.Optional;

/** The settings of {@code tableau.refresh}. */
public record RefreshSettings(
    @Setting("The LUID of the object; left out, the event's own object.") Optional<String> luid,
    @Setting("What the object is; left out, what the event is about.") Optional<Kind> kind,
    @Setting("The name of a configured site; left out, the event's own site.")
        Optional<String> site) {

  /** What has extracts. */
  public enum Kind {
    WORKBOOK,
    DATASOURCE
  }

  Wanted wanted() {
    return new Wanted(kind.map(it -> ContentType.valueOf(it.name())), luid, site);
  }
}
