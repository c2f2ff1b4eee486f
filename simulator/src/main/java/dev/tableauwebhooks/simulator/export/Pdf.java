package dev.tableauwebhooks.simulator.export;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/**
 * Sheets as a PDF 1.4 with one page each, in the Helvetica that every reader has. It knows the
 * letters of Western Europe; others are drawn as a question mark, but the title of the document,
 * which readers show, has them all.
 *
 * <p>Written by hand, as a library for PDFs looks for the fonts of the machine and keeps a list of
 * them in the home folder.
 */
public final class Pdf {

  private static final Charset LETTERS = Charset.forName("windows-1252");
  private static final int MARGIN = 48;
  private static final int CATALOG = 1;
  private static final int PAGES = 2;
  private static final int FONT = 3;
  private static final int INFO = 4;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final List<Integer> offsets = new ArrayList<>();
  private final int width;
  private final int height;

  private Pdf(int width, int height) {
    this.width = width;
    this.height = height;
  }

  public static byte[] of(String title, List<Sheet> sheets, Paper paper, boolean landscape) {
    return new Pdf(paper.width(landscape), paper.height(landscape)).document(title, sheets);
  }

  private byte[] document(String title, List<Sheet> sheets) {
    write("%PDF-1.4\n");
    object("<< /Type /Catalog /Pages %d 0 R >>".formatted(PAGES));
    var kids = new StringBuilder();
    for (var index = 0; index < sheets.size(); index++) {
      kids.append(pageNumber(index)).append(" 0 R ");
    }
    object("<< /Type /Pages /Count %d /Kids [ %s] >>".formatted(sheets.size(), kids));
    object("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>");
    object("<< /Title <FEFF%s> >>".formatted(hex(title)));
    for (var index = 0; index < sheets.size(); index++) {
      page(index, sheets.get(index));
    }
    return finish();
  }

  private static int pageNumber(int index) {
    return INFO + 1 + 2 * index;
  }

  private void page(int index, Sheet sheet) {
    object(
        """
        << /Type /Page /Parent %d 0 R /MediaBox [0 0 %d %d] \
        /Resources << /Font << /F1 %d 0 R >> >> /Contents %d 0 R >>\
        """
            .formatted(PAGES, width, height, FONT, pageNumber(index) + 1));
    var drawing = draw(sheet).getBytes(LETTERS);
    begin();
    write("<< /Length %d >>\nstream\n".formatted(drawing.length));
    out.writeBytes(drawing);
    write("\nendstream\nendobj\n");
  }

  private String draw(Sheet sheet) {
    var drawing = new StringBuilder();
    var y = height - MARGIN - 20;
    text(drawing, MARGIN, y, 20, sheet.title());
    for (var remark : sheet.remarks()) {
      y -= 16;
      text(drawing, MARGIN, y, 10, remark);
    }
    y -= 24;
    for (var bar : sheet.bars()) {
      var length = sheet.share(bar) * Math.max(0, width - 2 * MARGIN - 160);
      text(drawing, MARGIN, y, 11, bar.label());
      drawing.append(
          String.format(
              Locale.ROOT,
              "0.31 0.47 0.65 rg %d %d %.1f 14 re f 0 g\n",
              MARGIN + 90,
              y - 3,
              length));
      text(drawing, (int) (MARGIN + 96 + length), y, 11, Integer.toString(bar.value()));
      y -= 22;
    }
    table(drawing, sheet, y - 12);
    return drawing.toString();
  }

  /** As many rows as the page has room for. */
  private static void table(StringBuilder drawing, Sheet sheet, int top) {
    var y = top;
    line(drawing, y, sheet.columns());
    for (var row : sheet.rows()) {
      y -= 13;
      if (y < MARGIN) {
        return;
      }
      line(drawing, y, row);
    }
  }

  private static void line(StringBuilder drawing, int y, List<String> cells) {
    var x = MARGIN;
    for (var cell : cells) {
      text(drawing, x, y, 9, cell);
      x += 90;
    }
  }

  private static void text(StringBuilder drawing, int x, int y, int size, String text) {
    var escaped =
        new String(text.getBytes(LETTERS), LETTERS)
            .replace("\\", "\\\\")
            .replace("(", "\\(")
            .replace(")", "\\)")
            .replaceAll("\\p{Cntrl}", " ");
    drawing.append("BT /F1 %d Tf %d %d Td (%s) Tj ET\n".formatted(size, x, y, escaped));
  }

  private byte[] finish() {
    var start = out.size();
    write("xref\n0 %d\n0000000000 65535 f \n".formatted(offsets.size() + 1));
    offsets.forEach(offset -> write("%010d 00000 n \n".formatted(offset)));
    write(
        "trailer\n<< /Size %d /Root %d 0 R /Info %d 0 R >>\nstartxref\n%d\n%%%%EOF\n"
            .formatted(offsets.size() + 1, CATALOG, INFO, start));
    return out.toByteArray();
  }

  private void object(String content) {
    begin();
    write(content + "\nendobj\n");
  }

  private void begin() {
    offsets.add(out.size());
    write("%d 0 obj\n".formatted(offsets.size()));
  }

  private void write(String text) {
    out.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
  }

  private static String hex(String text) {
    return HexFormat.of().withUpperCase().formatHex(text.getBytes(StandardCharsets.UTF_16BE));
  }
}
