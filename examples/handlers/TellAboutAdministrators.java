import dev.tableauwebhooks.event.TableauEvent.AdminChange;
import dev.tableauwebhooks.handler.HandlerContext;
import dev.tableauwebhooks.handler.TableauEventHandler;
import java.util.Map;

/**
 * Tells Slack who became a site administrator, and who is none any more.
 *
 * <p>To use it, copy the file into the folder {@code handlers/} beside {@code
 * tableau-webhooks.yaml}. It needs a connection of type slack.
 */
public class TellAboutAdministrators implements TableauEventHandler {

  @Override
  public void adminPromoted(AdminChange event, HandlerContext context) throws Exception {
    tell(event, "is a site administrator now", context);
  }

  @Override
  public void adminDemoted(AdminChange event, HandlerContext context) throws Exception {
    tell(event, "is no site administrator any more", context);
  }

  private static void tell(AdminChange event, String what, HandlerContext context)
      throws Exception {
    var name = event.resource().name().orElse("Somebody");
    context.call("tell", "slack.post", Map.of("text", ":crown: *%s* %s".formatted(escaped(name), what)));
  }

  /** A name must not become a link or a mention, which Slack writes in angle brackets. */
  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
