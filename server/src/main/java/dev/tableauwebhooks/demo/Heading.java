package dev.tableauwebhooks.demo;

/** What a person should know before the first event. */
record Heading(Stage stage, Screen screen) {

  void print() {
    var server = stage.server().uri();
    var tableau = stage.tableau().uri();
    screen.line(screen.bold("Tableau Webhooks: the demo"));
    screen.line("");
    fact("server", server + "  receives webhooks and runs workflows, process " + stage.server().pid());
    fact("Tableau", tableau + "  simulated; what is on the site: " + tableau + "/simulator");
    fact("folder", stage.folder().path() + "  " + fate());
    screen.line("");
    screen.line("In another terminal:");
    command(
        "send an event",
        "curl -d '{\"event\":\"WorkbookRefreshFailed\",\"resource\":\"EMEA Forecast\"}' %s/simulator/events"
            .formatted(tableau));
    command("what was received", "./tableau-webhooks events --url " + server);
    command("what was done", "./tableau-webhooks runs --url " + server);
    command("change a workflow", "edit a file in %s".formatted(stage.folder().path().resolve("workflows")));
    command("kill the server", "kill -9 %d    it is started again, and nothing is lost".formatted(stage.server().pid()));
    command("stop", "Ctrl-C");
    screen.line("");
  }

  private String fate() {
    return stage.folder().isTemporary()
        ? "removed at the end; --folder DIR takes another one and keeps it"
        : "kept at the end";
  }

  private void fact(String name, String text) {
    screen.line("  %s%s".formatted(screen.bold(Screen.padded(name, 9)), text));
  }

  private void command(String what, String how) {
    screen.line("  %s%s".formatted(Screen.padded(what, 19), screen.bold(how)));
  }
}
