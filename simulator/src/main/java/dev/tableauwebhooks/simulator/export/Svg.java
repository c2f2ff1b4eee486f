package dev.tableauwebhooks.simulator.export;

import java.nio.charset.StandardCharsets;

/** A sheet as a drawing in SVG. */
public final class Svg {

  private Svg() {}

  public static byte[] of(Sheet sheet, int width, int height) {
    var drawing = new StringBuilder();
    drawing.append(
        """
        <svg xmlns="http://www.w3.org/2000/svg" width="%1$d" height="%2$d" viewBox="0 0 %1$d %2$d">
        <rect width="100%%" height="100%%" fill="#ffffff"/>
        """
            .formatted(width, height));
    text(drawing, 24, 40, 24, sheet.title());
    var y = 64;
    for (var remark : sheet.remarks()) {
      text(drawing, 24, y, 13, remark);
      y += 18;
    }
    y += 16;
    for (var bar : sheet.bars()) {
      var length = Math.round(sheet.share(bar) * (width - 260));
      text(drawing, 24, y + 16, 14, bar.label());
      drawing.append(
          "<rect x=\"140\" y=\"%d\" width=\"%d\" height=\"22\" fill=\"#4e79a7\"/>\n"
              .formatted(y, length));
      text(drawing, (int) (148 + length), y + 16, 14, Integer.toString(bar.value()));
      y += 34;
    }
    return drawing.append("</svg>\n").toString().getBytes(StandardCharsets.UTF_8);
  }

  private static void text(StringBuilder drawing, int x, int y, int size, String text) {
    drawing.append(
        "<text x=\"%d\" y=\"%d\" font-family=\"sans-serif\" font-size=\"%d\" fill=\"#333333\">%s</text>\n"
            .formatted(x, y, size, Markup.escape(text)));
  }
}
