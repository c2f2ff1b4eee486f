package dev.tableauwebhooks.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RenderingTest {

  private final Rendering rendering = new Rendering(new ApiVersion(3, 27));

  @Test
  void mirrorsXmlInJson() {
    var element =
        Element.named("thing")
            .with("id", "1")
            .with("on", true)
            .with("status", 200)
            .child(Element.list("tags", List.of(Element.named("tag").with("label", "a"))))
            .child(Element.list("views", List.of()))
            .child(Element.text("notes", "n"))
            .child(Element.text("version", "v").with("build", "b"));

    assertThat(json(element))
        .isEqualTo(
            """
            {"thing":{"id":"1","on":true,"status":200,"tags":{"tag":[{"label":"a"}]},"views":{},\
            "notes":"n","version":{"build":"b","value":"v"}}}\
            """);
    assertThat(xml(element))
        .endsWith(
            """
            <thing id="1" on="true" status="200"><tags><tag label="a"/></tags><views/>\
            <notes>n</notes><version build="b">v</version></thing></tsResponse>\
            """);
  }

  @Test
  void keepsLineBreaksOfAnXmlAttributeAndReplacesWhatXmlCannotSay() {
    var element =
        Element.named("thing").with("name", "a\nb\u0001c🚀").child(Element.text("t", "\u0000"));

    assertThat(xml(element)).contains("<thing name=\"a&#xa;b\uFFFDc🚀\"><t>\uFFFD</t></thing>");
  }

  @Test
  void hasNoContentTypeWithoutABody() {
    var nothing = rendering.render(request("application/json"), Reply.noContent());

    assertThat(nothing.status()).isEqualTo(204);
    assertThat(nothing.contentType()).isEmpty();
    assertThat(nothing.body()).isEmpty();
  }

  private String json(Element element) {
    return rendering.render(request("application/json"), Reply.ok(element)).body();
  }

  private String xml(Element element) {
    return rendering.render(request("application/xml"), Reply.ok(element)).body();
  }

  private static Request request(String accept) {
    return new Request("GET", "/", "", Map.of("accept", accept), new byte[0]);
  }
}
