package dev.tableauwebhooks.connector.tableau;

import dev.tableauwebhooks.action.Setting;
import dev.tableauwebhooks.rest.model.ContentType;
import java.util.List;
import java.util.Optional;

/** The settings of {@code tableau.addTags} and {@code tableau.removeTags}. */
public record TagsSettings(
    @Setting("The tags, as they are shown in Tableau.") List<String> tags,
    @Setting("The LUID of the object; left out, the event's own object.") Optional<String> luid,
    @Setting("What the object is; left out, what the event is about.") Optional<ContentType> kind,
    @Setting("The name of a configured site; left out, the event's own site.")
        Optional<String> site) {
  public TagsSettings {
    tags = List.copyOf(tags);
  }

  Wanted wanted() {
    return new Wanted(kind, luid, site);
  }

  boolean hasEmptyTag() {
    return tags.stream().anyMatch(String::isBlank);
  }
}
