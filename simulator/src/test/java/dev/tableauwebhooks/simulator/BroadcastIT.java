package dev.tableauwebhooks.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BroadcastIT {

  private static final String PATH = "/api/exp/sites/%s/broadcasts/views";
  private static final String SEND = "?acceptTermsOfUse=true&overwrite=yes";

  private final TableauSimulator simulator = TableauSimulator.start(SimulatorSettings.immediate());
  private final TestClient client = TestClient.admin(simulator);

  @AfterEach
  void stop() {
    simulator.close();
  }

  @Test
  void listsTheViewsThatAreBroadcastWithTheirWorkbooks() {
    var list = client.raw("GET", PATH.formatted(DemoSite.LUID), "").at("/broadcastViews/broadcast");

    assertThat(list.size()).isEqualTo(2);
    assertThat(list.at("/0/view/workbook/id").asString())
        .isEqualTo(simulator.workbook("Revenue Overview").luid());
    assertThat(list.at("/0/view/id").asString()).isEqualTo(simulator.views().getFirst().luid());
  }

  @Test
  void leavesOutTheKeyWhereThereIsNone() {
    client.call("POST", "/auth/switchSite", "{\"site\":{\"contentUrl\":\"\"}}");
    var onDefault =
        client.signIn(
            "{\"credentials\":{\"name\":\"admin\",\"password\":\"admin\",\"site\":{\"contentUrl\":\"\"}}}");
    client.token(onDefault.at("/credentials/token").asString());

    assertThat(client.raw("GET", PATH.formatted(DemoSite.DEFAULT_SITE_LUID), "").text())
        .isEqualTo("{\"broadcastViews\":{}}");
  }

  @Test
  void sendsABroadcastAgain() {
    var before = simulator.broadcasts().getFirst();

    send(before.viewLuid(), SEND, ",\"showWatermark\":false,\"showTabs\":\"false\"").isOk();
    send(before.viewLuid(), SEND, "").isOk();

    assertThat(simulator.broadcasts().getFirst().sends()).isEqualTo(2);
    assertThat(simulator.broadcasts().getFirst().sentAt()).isAfter(before.sentAt());
    assertThat(simulator.broadcasts()).hasSize(2);
  }

  @Test
  void sendsANewBroadcastWithItsChoices() {
    var view = simulator.views().get(1).luid();

    send(view, "?acceptTermsOfUse=true", ",\"showWatermark\":false,\"allowDownloads\":true").isOk();

    var sent = simulator.broadcasts().getLast();
    assertThat(sent.viewLuid()).isEqualTo(view);
    assertThat(sent.showWatermark()).isFalse();
    assertThat(sent.showTabs()).isTrue();
    assertThat(sent.allowDownloads()).isTrue();
  }

  @Test
  void refusesWhatCannotBeSent() {
    var view = simulator.broadcasts().getFirst().viewLuid();

    send(view, "?overwrite=yes", "")
        .isRefused(400000, "The terms of use must be accepted with acceptTermsOfUse=true.");
    send(view, "?acceptTermsOfUse=true", "")
        .isRefused(409000, "View '%s' is already broadcast.".formatted(view));
    send("none", SEND, "").isRefused(404011, "View 'none' could not be found.");
    client
        .raw("POST", PATH.formatted(DemoSite.LUID) + SEND, "{\"broadcastViewSend\":{}}")
        .isRefused(
            400000,
            "Payload is either malformed or incomplete. ('viewId' of 'broadcastViewSend' is missing)");
  }

  private TestClient.Answer send(String view, String query, String more) {
    return client.raw(
        "POST",
        PATH.formatted(DemoSite.LUID) + query,
        "{\"broadcastViewSend\":{\"viewId\":\"%s\"%s}}".formatted(view, more));
  }
}
