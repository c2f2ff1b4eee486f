package dev.tableauwebhooks.rest;

import dev.tableauwebhooks.rest.Api.Listed;
import dev.tableauwebhooks.rest.model.DataAlert;
import java.util.Map;
import java.util.stream.Stream;

/** Mails that Tableau sends when a number passes a threshold. */
public final class DataAlerts {
  private static final RestMethod LIST =
      RestMethod.of("GET", "/sites/{site}/dataAlerts", "3.2", "tableau:data_alerts:read?");
  private static final RestMethod GET =
      RestMethod.of("GET", "/sites/{site}/dataAlerts/{id}", "3.2", "tableau:data_alerts:read?");
  private static final RestMethod DELETE =
      RestMethod.of(
          "DELETE", "/sites/{site}/dataAlerts/{id}", "3.2", "tableau:data_alerts:delete?");
  private static final RestMethod ADD_USER =
      RestMethod.of(
          "POST", "/sites/{site}/dataAlerts/{id}/users", "3.2", "tableau:data_alerts:update?");
  private static final RestMethod REMOVE_USER =
      RestMethod.of(
          "DELETE",
          "/sites/{site}/dataAlerts/{id}/users/{user}",
          "3.2",
          "tableau:data_alerts:update?");

  private final Api api;

  DataAlerts(Api api) {
    this.api = api;
  }

  /**
   * The alerts, fetched page by page as the stream is read. REST: {@code GET
   * /sites/{site}/dataAlerts}, since 3.2, scope {@code tableau:data_alerts:read} (by its naming).
   */
  public Stream<DataAlert> list() {
    return api.list(
        RestCall.of(LIST), Query.all(), new Listed("dataAlerts", "dataAlert"), DataAlerts::read);
  }

  /**
   * One alert with its recipients. REST: {@code GET /sites/{site}/dataAlerts/{id}}, since 3.2,
   * scope {@code tableau:data_alerts:read} (by its naming).
   */
  public DataAlert get(String luid) {
    var answer = api.read(GET.call(luid));
    // Some servers answer a list of one.
    return answer.list("dataAlerts", "dataAlert").stream()
        .findFirst()
        .map(DataAlerts::read)
        .orElseGet(() -> read(answer.requiredObject("dataAlert")));
  }

  /**
   * Deletes an alert. REST: {@code DELETE /sites/{site}/dataAlerts/{id}}, since 3.2, scope {@code
   * tableau:data_alerts:delete} (by its naming).
   */
  public void delete(String luid) {
    api.send(DELETE.call(luid));
  }

  /**
   * Sends an alert to one more user. REST: {@code POST /sites/{site}/dataAlerts/{id}/users}, since
   * 3.2, scope {@code tableau:data_alerts:update} (by its naming).
   */
  public void addUser(String luid, String userLuid) {
    api.send(ADD_USER.call(luid).body(Map.of("user", Map.of("id", userLuid))));
  }

  /**
   * Sends an alert to a user no longer. REST: {@code DELETE
   * /sites/{site}/dataAlerts/{id}/users/{user}}, since 3.2, scope {@code
   * tableau:data_alerts:update} (by its naming).
   */
  public void removeUser(String luid, String userLuid) {
    api.send(REMOVE_USER.call(luid, userLuid));
  }

  private static DataAlert read(Json json) {
    return new DataAlert(
        json.requiredText("id"),
        json.text("subject").orElse(""),
        json.text("frequency"),
        json.flag("public"),
        Facts.reference(json, "owner"),
        Facts.reference(json, "view"),
        json.list("recipients", "recipient").stream()
            .flatMap(recipient -> recipient.text("id").stream())
            .toList());
  }
}
