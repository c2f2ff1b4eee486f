package dev.tableauwebhooks.rest;

import dev.tableauwebhooks.rest.TableauProblem.Answered;
import dev.tableauwebhooks.rest.model.RefreshStart;
import java.util.Map;
import java.util.Optional;

/** Starts extract refreshes, of workbooks and data sources alike. */
final class Refreshes {
  private static final String ALREADY_QUEUED = "409093";

  private Refreshes() {}

  static RefreshStart start(Api api, RestMethod method, String luid) {
    return start(api, method.call(luid).body(Map.of()));
  }

  static RefreshStart incremental(Api api, RestMethod method, String luid) {
    return start(
        api, method.call(luid).body(Map.of("extractRefresh", Map.of("incremental", true))));
  }

  private static RefreshStart start(Api api, RestCall call) {
    try {
      var answer = api.read(call);
      return new RefreshStart.Queued(answer.requiredObject("job").requiredText("id"));
    } catch (TableauException e) {
      return alreadyQueued(e).map(RefreshStart.AlreadyQueued::new).orElseThrow(() -> e);
    }
  }

  /** What Tableau says where the work is queued already. */
  static Optional<String> alreadyQueued(TableauException e) {
    return e.problem() instanceof Answered answered
            && answered.error().code().equals(ALREADY_QUEUED)
        ? Optional.of(answered.error().detail())
        : Optional.empty();
  }
}
