package dev.tableauwebhooks.rest;

import dev.tableauwebhooks.rest.model.Broadcast;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Views that are shown to everybody by a public link, on Tableau Cloud.
 *
 * <p>The methods belong to the experimental part of the REST API and Tableau does not document
 * them; they answer 404 on a site without broadcasts.
 */
public final class Broadcasts {
  private static final RestMethod LIST =
      RestMethod.experimental("GET", "/sites/{site}/broadcasts/views");
  private static final RestMethod SEND =
      RestMethod.experimental("POST", "/sites/{site}/broadcasts/views");

  private final Api api;

  Broadcasts(Api api) {
    this.api = api;
  }

  /** All broadcasts of the site. REST: {@code GET /api/exp/sites/{site}/broadcasts/views}. */
  public List<Broadcast> list() {
    return api.read(RestCall.of(LIST)).list("broadcastViews", "broadcast").stream()
        .flatMap(Broadcasts::read)
        .toList();
  }

  /**
   * Sends a view's present state to its broadcast, accepting Tableau's terms of use and replacing
   * what is shown. REST: {@code POST /api/exp/sites/{site}/broadcasts/views}.
   */
  public void update(String viewLuid, Appearance appearance) {
    var send = new LinkedHashMap<String, Object>();
    send.put("viewId", viewLuid);
    send.put("showWatermark", appearance.showWatermark());
    send.put("showTabs", appearance.showTabs());
    appearance.allowDownloads().ifPresent(allowed -> send.put("allowDownloads", allowed));
    api.send(
        SEND.call()
            .parameters(Map.of("acceptTermsOfUse", "true", "overwrite", "yes"))
            .body(Map.of("broadcastViewSend", send)));
  }

  /**
   * How a broadcast looks.
   *
   * @param allowDownloads absent for Tableau's default
   */
  public record Appearance(
      boolean showWatermark, boolean showTabs, Optional<Boolean> allowDownloads) {
    /** Without watermark and without tabs. */
    public static final Appearance PLAIN = new Appearance(false, false, Optional.empty());
  }

  private static Stream<Broadcast> read(Json json) {
    return json.object("view").stream()
        .flatMap(view ->
            view.object("workbook").stream()
                .map(workbook ->
                    new Broadcast(view.requiredText("id"), workbook.requiredText("id"))));
  }
}
