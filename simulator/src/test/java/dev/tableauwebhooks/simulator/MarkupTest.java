package dev.tableauwebhooks.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class MarkupTest {

  @Test
  void escapesWhateverIsNoMarkup() {
    assertThat(Markup.of("<p title=\"{}\">{}</p>", "a\"b'c", "<&>\n😀").html())
        .isEqualTo("<p title=\"a&quot;b&#39;c\">&lt;&amp;&gt;\n😀</p>");
  }

  @Test
  void putsMarkupIntoMarkupAsItIs() {
    var inner = Markup.join(List.of(Markup.of("<b>{}</b>", "x<y"), Markup.of("<i>{}</i>", 1)));

    assertThat(Markup.of("<p>{}</p>", inner).html()).isEqualTo("<p><b>x&lt;y</b><i>1</i></p>");
  }

  @Test
  void doesNotTakeBracesInDataForHoles() {
    assertThat(Markup.of("{}-{}", "{}", "b").html()).isEqualTo("{}-b");
  }

  @Test
  void refusesTooManyAndTooFewParts() {
    assertThatThrownBy(() -> Markup.of("{}", "a", "b"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("More parts than holes: {}");
    assertThatThrownBy(() -> Markup.of("{}{}", "a"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("More holes than parts: {}{}");
  }
}
