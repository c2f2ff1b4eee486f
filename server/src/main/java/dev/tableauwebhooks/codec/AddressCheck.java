package dev.tableauwebhooks.codec;

import dev.tableauwebhooks.workflow.expression.SettingValue;
import dev.tableauwebhooks.workflow.expression.Template;
import dev.tableauwebhooks.workflow.expression.Template.Part;
import java.util.regex.Pattern;

/** Who chose the host of an address: the author of the file, or some value. */
final class AddressCheck {
  private static final Pattern SCHEME = Pattern.compile("(?i)https?://.*", Pattern.DOTALL);

  /** Only behind these characters can a value no longer change the host. */
  private static final Pattern WHOLE_HOST =
      Pattern.compile("(?i)https?://[^/?#\\\\\\s]+[/?#].*", Pattern.DOTALL);

  private AddressCheck() {}

  static boolean hasLiteralHost(SettingValue value) {
    return switch (value) {
      case SettingValue.Constant _ -> true;
      case SettingValue.Computed(Template.Mixed(var parts), _) ->
          parts.getFirst() instanceof Part.Words(var words) && WHOLE_HOST.matcher(words).matches();
      default -> false;
    };
  }

  /** Whether an address with expressions begins with a scheme, or with an expression. */
  static boolean canBeCalled(Template.Mixed mixed) {
    return !(mixed.parts().getFirst() instanceof Part.Words(var words))
        || SCHEME.matcher(words).matches();
  }
}
