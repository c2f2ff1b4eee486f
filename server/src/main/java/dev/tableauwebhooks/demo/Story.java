package dev.tableauwebhooks.demo;

import dev.tableauwebhooks.simulator.Firing;
import dev.tableauwebhooks.simulator.Publication;
import dev.tableauwebhooks.simulator.TableauSimulator;
import java.util.List;

/** What happens on the simulated site, again and again. Used by one thread. */
final class Story {
  private static final Patience DELIVERY = Patience.seconds(60);

  private final TableauSimulator tableau;
  private final ServerClient server;
  private final Narrator narrator;
  private final Screen screen;
  private final DemoFolder folder;
  private final Storm storm;
  private final List<Scene> scenes =
      List.of(
          this::refreshABroadcastWorkbook,
          this::failARefresh,
          this::changeACriticalWorkbook,
          this::sendAnUnknownEvent,
          this::failARefreshOfADatasource,
          this::publishADatasource,
          this::promoteAnAdministrator,
          this::repeatAnEvent,
          this::breakManyThings,
          this::publishAWorkbook,
          this::mendManyThings,
          this::labelADatasource,
          this::deleteTheWorkbook,
          this::demoteTheAdministrator);
  private int played;

  Story(
      TableauSimulator tableau,
      ServerClient server,
      Narrator narrator,
      Screen screen,
      DemoFolder folder) {
    this.folder = folder;
    this.storm = new Storm(server);
    this.tableau = tableau;
    this.server = server;
    this.narrator = narrator;
    this.screen = screen;
  }

  @FunctionalInterface
  private interface Scene {
    void play() throws InterruptedException;
  }

  /** Lets the next thing happen. */
  void goOn() throws InterruptedException {
    scenes.get(played++ % scenes.size()).play();
  }

  private int round() {
    return 1 + (played - 1) / scenes.size();
  }

  private void refreshABroadcastWorkbook() {
    tableau.refresh("Revenue Overview");
  }

  private void failARefresh() {
    tableau.failNextRefresh("Month End Close", "Login failed for user 'tableau'.");
    tableau.refresh("Month End Close");
  }

  private void changeACriticalWorkbook() {
    tableau.publishWorkbook(Publication.named("Pipeline 🚀").in("Sales").ownedBy("sam"));
  }

  private void sendAnUnknownEvent() throws InterruptedException {
    var event = UnknownEvent.of(tableau, "FlowUpdated");
    narrator.sent(event, "unknown to this release: kept");
    DELIVERY.await(() -> server.postEvent(event.body()));
  }

  private void failARefreshOfADatasource() {
    tableau.failNextRefresh("CRM Accounts", "Connection to crm.example.com timed out.");
    tableau.refresh("CRM Accounts");
  }

  private void publishADatasource() {
    tableau.publishDatasource(
        Publication.named("Budget %d".formatted(round())).in("Finance").ownedBy("maya"));
  }

  private void promoteAnAdministrator() {
    tableau.setSiteRole("sam", "SiteAdministratorCreator");
  }

  private void repeatAnEvent() {
    screen.note("the next event is sent twice, as Tableau sometimes does");
    tableau.fire(
        Firing.of("WorkbookRefreshFailed", "Warehouse Stock").error("Disk full.").copies(2));
  }

  private void breakManyThings() throws InterruptedException {
    if (round() == 1) {
      storm.prepare(folder);
    }
    screen.note("a database is down: %d refreshes fail at once".formatted(Storm.FAILURES));
    storm.breakOut();
  }

  private void mendManyThings() throws InterruptedException {
    screen.note("the database is back: %d refreshes succeed".formatted(Storm.FAILURES));
    storm.blowOver();
  }

  private void publishAWorkbook() {
    tableau.publishWorkbook(scratchpad());
  }

  private void labelADatasource() {
    tableau.fire("LabelCreated", "General Ledger");
  }

  private void deleteTheWorkbook() {
    tableau.workbooks().stream()
        .filter(workbook -> workbook.name().equals(scratchpad().name()))
        .findFirst()
        .ifPresent(workbook -> tableau.deleteWorkbook(workbook.luid()));
  }

  private void demoteTheAdministrator() {
    tableau.setSiteRole("sam", "Creator");
  }

  private Publication scratchpad() {
    return Publication.named("Scratchpad %d".formatted(round())).in("Sales/EMEA").ownedBy("jonas");
  }
}
