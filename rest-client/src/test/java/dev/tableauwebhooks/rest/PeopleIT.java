package dev.tableauwebhooks.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tableauwebhooks.rest.StandIn.Reply;
import dev.tableauwebhooks.rest.model.ContentReference;
import dev.tableauwebhooks.rest.model.ContentType;
import dev.tableauwebhooks.rest.model.Grant;
import dev.tableauwebhooks.rest.model.Grant.Grantee;
import dev.tableauwebhooks.rest.model.Grant.Mode;
import dev.tableauwebhooks.rest.model.Group;
import dev.tableauwebhooks.rest.model.PermissionTarget;
import dev.tableauwebhooks.rest.model.Reference;
import dev.tableauwebhooks.rest.model.Subscription;
import dev.tableauwebhooks.rest.model.SubscriptionDefinition;
import dev.tableauwebhooks.rest.model.SubscriptionDefinition.Attachment;
import dev.tableauwebhooks.rest.model.User;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PeopleIT {
  private StandIn tableau;
  private Tableau client;

  @BeforeEach
  void start() throws IOException {
    tableau = StandIn.start();
    client = tableau.client().build();
  }

  @AfterEach
  void stop() {
    client.close();
    tableau.close();
  }

  @Test
  void listsGroupsTheirMembersAndTheGroupsOfAUser() {
    var groups =
        """
        {"pagination": {"totalAvailable": "1"}, "groups": {"group": {"id": "g1",
          "name": "Finance & \\"Friends\\"", "domain": {"name": "local"}}}}
        """;
    tableau
        .onSite("GET", "/groups", groups)
        .onSite("GET", "/users/u1/groups", groups)
        .onSite("GET", "/groups/g1/users", "{\"users\": {\"user\": [{\"id\": \"u1\"}]}}");
    var group = new Group("g1", "Finance & \"Friends\"", Optional.of("local"));
    assertThat(client.groups().list(Query.all())).containsExactly(group);
    assertThat(client.groups().ofUser("u1")).containsExactly(group);
    assertThat(client.groups().users("g1")).extracting(User::luid).containsExactly("u1");
  }

  @Test
  void changesWhoBelongsToAGroup() {
    tableau
        .onSite("POST", "/groups/g1/users", _ -> Reply.json(200, "{\"user\": {\"id\": \"u1\"}}"))
        .onSite("DELETE", "/groups/g1/users/u1", _ -> Reply.json(204, ""));
    client.groups().addUser("g1", "u1");
    assertThat(tableau.received().getLast().body()).isEqualTo("{\"user\":{\"id\":\"u1\"}}");
    client.groups().removeUser("g1", "u1");
    assertThat(tableau.received().getLast().method()).isEqualTo("DELETE");
  }

  @Test
  void readsAndChangesPermissions() {
    var permissions =
        """
        {"permissions": {"workbook": {"id": "w1"}, "granteeCapabilities": [
          {"group": {"id": "g1"}, "capabilities": {"capability": [
            {"name": "Read", "mode": "Allow"}, {"name": "ExportData", "mode": "Deny"}]}},
          {"user": {"id": "u1"}, "capabilities": {"capability": {"name": "Read", "mode": "Allow"}}},
          {"groupSet": {"id": "s1"}, "capabilities": {}}]}}
        """;
    tableau
        .onSite("GET", "/workbooks/w1/permissions", permissions)
        .onSite("PUT", "/projects/p1/permissions", permissions)
        .onSite("DELETE", "/views/v1/permissions/groups/g1/Read/Deny", _ -> Reply.json(204, ""));
    var grants = client.permissions().of(PermissionTarget.WORKBOOK, "w1");
    assertThat(grants)
        .extracting(Grant::grantee)
        .containsExactly(
            new Grantee.OfGroup("g1"), new Grantee.OfUser("u1"), new Grantee.OfGroupSet("s1"));
    assertThat(grants.getFirst().allows("Read")).isTrue();
    assertThat(grants.getFirst().allows("ExportData")).isFalse();
    assertThat(grants.getFirst().allows("Write")).isFalse();

    var wanted = Grant.allow(new Grantee.OfUser("u1"), "Read", "Filter");
    client.permissions().add(PermissionTarget.PROJECT, "p1", List.of(wanted));
    assertThat(tableau.received().getLast().body())
        .contains(
            "\"granteeCapabilities\":[{",
            "\"user\":{\"id\":\"u1\"}",
            "\"name\":\"Read\"",
            "\"name\":\"Filter\"",
            "\"mode\":\"Allow\"");

    var group = new Grantee.OfGroup("g1");
    client.permissions().remove(PermissionTarget.VIEW, "v1", group, "Read", Mode.DENY);
    assertThat(tableau.received().getLast().method()).isEqualTo("DELETE");
  }

  @Test
  void readsAndChangesSubscriptions() {
    var subscription =
        """
        {"id": "s1", "subject": "Not Found", "suspended": "true",
          "content": {"id": "v1", "type": "View"}, "schedule": {"id": "c1", "name": "Daily"},
          "user": {"id": "u1", "name": "jane"}}
        """;
    tableau
        .onSite(
            "GET", "/subscriptions", "{\"subscriptions\":{\"subscription\":" + subscription + "}}")
        .onSite("GET", "/subscriptions/s1", "{\"subscription\":" + subscription + "}")
        .onSite("POST", "/subscriptions", _ -> Reply.json(201, "{\"subscription\":{\"id\":\"n\"}}"))
        .onSite("PUT", "/subscriptions/s1", "{}")
        .onSite("DELETE", "/subscriptions/s1", _ -> Reply.json(204, ""));
    var expected =
        new Subscription(
            "s1",
            "Not Found",
            Optional.empty(),
            true,
            Optional.of(new ContentReference(ContentType.VIEW, "v1", Optional.empty())),
            Optional.of(new Reference("c1", Optional.of("Daily"))),
            Optional.of(new Reference("u1", Optional.of("jane"))));
    assertThat(client.subscriptions().list()).containsExactly(expected);
    assertThat(client.subscriptions().get("s1")).isEqualTo(expected);

    assertThat(client.subscriptions().create(definition(ContentType.WORKBOOK)).luid())
        .isEqualTo("n");
    assertThat(tableau.received().getLast().body())
        .contains("\"attachPdf\":true", "\"attachImage\":false", "\"type\":\"Workbook\"");
    client.subscriptions().suspend("s1", false);
    assertThat(tableau.received().getLast().body())
        .isEqualTo("{\"subscription\":{\"suspended\":false}}");
    client.subscriptions().delete("s1");
    assertThat(tableau.received().getLast().method()).isEqualTo("DELETE");
  }

  @Test
  void refusesASubscriptionToWhatHasNone() {
    assertThatThrownBy(() -> definition(ContentType.FLOW))
        .hasMessage("One can subscribe to a view or a workbook, not to a FLOW.");
  }

  private static SubscriptionDefinition definition(ContentType type) {
    return new SubscriptionDefinition(
        "Weekly", Optional.of("See <this>"), type, "w1", "c1", "u1", Attachment.PDF);
  }
}
