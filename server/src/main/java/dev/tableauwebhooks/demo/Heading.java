package dev.tableauwebhooks.demo;

/** What a person should know before the first event. */
record Heading(Stage stage, Screen screen) {

  void print() {
    var server = stage.server().uri();
    var tableau = stage.tableau().uri();
    var pid = stage.server().pid();
    fact("Server", server.toString(), "process " + pid);
    fact("Tableau", tableau.toString(), "simulated; open it to see the site and to fire events");
    fact("Files", stage.folder().path().toString(), fate());
    screen.line("");
    screen.line("In another terminal:");
    hint(
        "send an event",
        "curl -d '{\"event\":\"WorkbookRefreshFailed\",\"resource\":\"EMEA Forecast\"}' %s/simulator/events"
            .formatted(tableau));
    hint(
        "see what was received, and what came of it",
        "./tableau-webhooks events --url " + server,
        "./tableau-webhooks runs --url " + server);
    hint("kill the server: it is started again, and nothing is lost", "kill -9 " + pid);
    hint(
        "change a workflow: it takes effect when it is saved",
        "nano " + stage.folder().workflow("tag-filtered.yaml"));
    screen.line("");
    screen.line("Ctrl-C stops the demo.");
    screen.line("");
  }

  private String fate() {
    return stage.folder().isTemporary()
        ? "removed at the end, unless you give --folder DIR"
        : "kept at the end";
  }

  private void fact(String name, String value, String remark) {
    screen.line(
        "  %s%s  %s"
            .formatted(
                Screen.padded(name, 9),
                screen.bold(Screen.padded(value, 26)),
                screen.faint(remark)));
  }

  private void hint(String what, String... commands) {
    screen.line(screen.faint("  # " + what));
    for (var command : commands) {
      screen.line("  " + command);
    }
  }
}
