package dev.tableauwebhooks.connector.tableau;

import dev.tableauwebhooks.action.Setting;
import dev.tableauwebhooks.rest.Broadcasts.Appearance;
import dev.tableauwebhooks.rest.model.ContentType;
import java.util.Optional;

/** The settings of {@code tableau.updateBroadcast}. */
public record UpdateBroadcastSettings(
    @Setting("The LUID of the workbook; left out, the event's own workbook.") Optional<String> luid,
    @Setting("The name of a configured site; left out, the event's own site.")
        Optional<String> site,
    @Setting(value = "Whether the broadcast carries Tableau's watermark.", defaultValue = "false")
        boolean showWatermark,
    @Setting(
            value = "Whether the broadcast shows the workbook's sheets as tabs.",
            defaultValue = "false")
        boolean showTabs,
    @Setting("Whether viewers may download the view; left out, Tableau decides.")
        Optional<Boolean> allowDownloads) {

  /** A given LUID is a workbook's, whatever the event is about. */
  Wanted wanted() {
    return new Wanted(luid.map(_ -> ContentType.WORKBOOK), luid, site);
  }

  Appearance appearance() {
    return new Appearance(showWatermark, showTabs, allowDownloads);
  }
}
