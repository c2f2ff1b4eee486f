package dev.tableauwebhooks.connector.tableau;

import dev.tableauwebhooks.action.Action;
import dev.tableauwebhooks.action.Connector;
import dev.tableauwebhooks.site.Sites;
import java.util.List;

/**
 * {@code tableau.addTags}, {@code tableau.removeTags}, {@code tableau.refresh} and {@code
 * tableau.updateBroadcast}. It needs no connection: the configured sites hold the credentials.
 */
public final class TableauConnector implements Connector {
  private final List<Action<?>> actions;

  public TableauConnector(Sites sites) {
    var subjects = new Subjects(sites);
    this.actions =
        List.of(
            new AddTags(subjects),
            new RemoveTags(subjects),
            new Refresh(subjects),
            new UpdateBroadcast(subjects));
  }

  @Override
  public String name() {
    return "tableau";
  }

  @Override
  public List<Action<?>> actions() {
    return actions;
  }
}
