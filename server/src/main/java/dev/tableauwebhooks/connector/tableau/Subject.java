package dev.tableauwebhooks.connector.tableau;

import dev.tableauwebhooks.rest.Tableau;
import dev.tableauwebhooks.rest.model.ContentType;
import dev.tableauwebhooks.site.Site;
import java.util.Locale;

/** What an action works on. */
record Subject(Site site, ContentType type, String luid) {

  Tableau tableau() {
    return site.tableau();
  }

  /** As summaries name it: {@code workbook 0b1c…}. */
  @Override
  public String toString() {
    return type.name().toLowerCase(Locale.ROOT) + " " + luid;
  }
}
