package dev.tableauwebhooks.rest;

import dev.tableauwebhooks.rest.TableauProblem.Answered;
import dev.tableauwebhooks.rest.model.RefreshStart;
import java.util.Map;

/** Starts extract refreshes, of workbooks and data sources alike. */
final class Refreshes {
  private static final String ALREADY_QUEUED = "409093";

  private Refreshes() {}

  static RefreshStart start(Api api, RestMethod method, String luid) {
    try {
      var answer = api.read(method.call(luid).body(Map.of()));
      return new RefreshStart.Queued(answer.requiredObject("job").requiredText("id"));
    } catch (TableauException e) {
      if (e.problem() instanceof Answered answered
          && answered.error().code().equals(ALREADY_QUEUED)) {
        return new RefreshStart.AlreadyQueued(answered.error().detail());
      }
      throw e;
    }
  }
}
