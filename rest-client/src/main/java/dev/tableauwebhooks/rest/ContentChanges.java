package dev.tableauwebhooks.rest;

import dev.tableauwebhooks.rest.model.ContentChange;
import java.util.LinkedHashMap;
import java.util.Map;

/** Changes of content as JSON. What a kind of content does not have is refused, not left out. */
final class ContentChanges {
  private ContentChanges() {}

  static Map<String, Object> ofWorkbook(ContentChange change) {
    var json = placed(change);
    change.name().ifPresent(name -> json.put("name", name));
    change.description().ifPresent(text -> json.put("description", text));
    change.showTabs().ifPresent(shown -> json.put("showTabs", shown));
    return json;
  }

  static Map<String, Object> ofDatasource(ContentChange change) {
    refuse(change.showTabs().isPresent(), "A data source has no tabs.");
    var json = placed(change);
    change.name().ifPresent(name -> json.put("name", name));
    change.description().ifPresent(text -> json.put("description", text));
    return json;
  }

  static Map<String, Object> ofFlow(ContentChange change) {
    refuse(change.showTabs().isPresent(), "A flow has no tabs.");
    refuse(change.name().isPresent(), "Tableau cannot rename a flow.");
    refuse(change.description().isPresent(), "Tableau cannot change the description of a flow.");
    return placed(change);
  }

  private static Map<String, Object> placed(ContentChange change) {
    var json = new LinkedHashMap<String, Object>();
    change.projectLuid().ifPresent(luid -> json.put("project", Map.of("id", luid)));
    change.ownerLuid().ifPresent(luid -> json.put("owner", Map.of("id", luid)));
    return json;
  }

  private static void refuse(boolean isWrong, String reason) {
    if (isWrong) {
      throw new IllegalArgumentException(reason);
    }
  }
}
