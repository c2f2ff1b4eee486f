import dev.tableauwebhooks.event.TableauEvent.ExtractRefresh;
import dev.tableauwebhooks.handler.HandlerContext;
import dev.tableauwebhooks.handler.TableauEventHandler;
import java.util.Map;

/**
 * Tells who owns a workbook or data source whose extract refresh failed, once for each failure.
 *
 * <p>To try it, copy the file into the folder {@code handlers/} beside {@code
 * tableau-webhooks.yaml}; a running server takes it up within two seconds. To post to Slack
 * instead, call {@code slack.post} with the keys {@code channel} and {@code text}.
 */
public class TellAboutFailedRefreshes implements TableauEventHandler {

  @Override
  public void workbookRefreshFailed(ExtractRefresh event, HandlerContext context)
      throws Exception {
    tell("workbook", event, context);
  }

  @Override
  public void datasourceRefreshFailed(ExtractRefresh event, HandlerContext context)
      throws Exception {
    tell("data source", event, context);
  }

  private static void tell(String kind, ExtractRefresh event, HandlerContext context)
      throws Exception {
    var content = context.content();
    if (content.tags().contains("sandbox")) {
      context.log("Said nothing: it is tagged 'sandbox'");
      return;
    }
    var text =
        "The extract of the %s '%s' in project %s could not be refreshed. Owner: %s. %s"
            .formatted(
                kind,
                event.resource().name().orElse("(unnamed)"),
                content.projectPath().orElse("(unknown)"),
                content.ownerName().orElse("(unknown)"),
                content.url().orElse(""));
    context.call("tell", "log.write", Map.of("message", text.strip()));
  }
}
