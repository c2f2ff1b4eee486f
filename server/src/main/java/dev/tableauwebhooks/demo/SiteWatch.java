package dev.tableauwebhooks.demo;

import dev.tableauwebhooks.simulator.Content;
import dev.tableauwebhooks.simulator.TableauSimulator;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Looks again and again for what nobody is called for: broadcasts and tags that the server changed
 * in Tableau, and files that the server took up or could not. Used by one thread.
 */
final class SiteWatch {
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(150);

  private final TableauSimulator tableau;
  private final ServerClient server;
  private final Narrator narrator;
  private final Screen screen;
  private final Map<String, Integer> sends = new HashMap<>();
  private final Map<String, List<String>> tags = new HashMap<>();
  private Map<String, String> revisions = Map.of();
  private List<String> problems = List.of();

  SiteWatch(TableauSimulator tableau, ServerClient server, Narrator narrator, Screen screen) {
    this.tableau = tableau;
    this.server = server;
    this.narrator = narrator;
    this.screen = screen;
    tableau.broadcasts().forEach(it -> sends.put(it.viewLuid(), it.sends()));
    content().forEach(it -> tags.put(it.luid(), it.listing().tags()));
  }

  /** Looks until the thread is interrupted. */
  void watch() {
    try {
      for (var look = 0; true; look++) {
        lookAtBroadcasts();
        lookAtTags();
        if (look % 5 == 0) {
          lookAtFiles();
        }
        Thread.sleep(BETWEEN_LOOKS);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void lookAtBroadcasts() {
    for (var broadcast : tableau.broadcasts()) {
      var before = sends.put(broadcast.viewLuid(), broadcast.sends());
      if (before != null && before < broadcast.sends()) {
        var view = tableau.views().stream().filter(it -> it.luid().equals(broadcast.viewLuid()));
        var workbook = tableau.workbook(broadcast.workbookLuid()).name();
        var name = view.findFirst().map(Content::name).orElse("?");
        narrator.change(
            "Broadcast", "'%s' of %s is up to date".formatted(name, workbook), workbook);
      }
    }
  }

  private void lookAtTags() {
    for (var content : content()) {
      var now = content.listing().tags();
      var before = tags.put(content.luid(), now);
      var added = new ArrayList<>(now);
      added.removeAll(before == null ? List.of() : before);
      if (!added.isEmpty()) {
        var what = "'%s' for %s".formatted(String.join("', '", added), content.name());
        narrator.change("Tag", what, content.name());
      }
    }
  }

  private List<Content> content() {
    var all = new ArrayList<Content>(tableau.workbooks());
    all.addAll(tableau.datasources());
    return all;
  }

  private void lookAtFiles() throws InterruptedException {
    var answer = server.programs();
    if (answer.isEmpty()) {
      return;
    }
    var now = answer.get().revisions();
    if (!revisions.isEmpty()) {
      now.forEach(this::tellOfFile);
      revisions.keySet().stream()
          .filter(name -> !now.containsKey(name))
          .forEach(name -> screen.note("'%s' is gone".formatted(name)));
    }
    revisions = now;
    answer.get().problems().stream()
        .filter(problem -> !problems.contains(problem))
        .forEach(problem -> screen.note(screen.red("not taken up: ") + problem));
    problems = answer.get().problems();
  }

  private void tellOfFile(String name, String revision) {
    var before = revisions.get(name);
    if (before == null) {
      screen.note("'%s' is new, and in effect".formatted(name));
    } else if (!before.equals(revision)) {
      screen.note("'%s' was changed, and the change is in effect".formatted(name));
    }
  }
}
