package dev.tableauwebhooks.simulator.export;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A sheet as a picture. On a machine without any font the bars are drawn and the text is left out:
 * Java finds no letters there.
 */
public final class Png {

  private static final Logger LOG = LoggerFactory.getLogger(Png.class);
  private static final Color INK = new Color(0x33, 0x33, 0x33);
  private static final Color BAR = new Color(0x4E, 0x79, 0xA7);

  private final Graphics2D pen;
  private boolean hasLetters = true;

  private Png(Graphics2D pen) {
    this.pen = pen;
  }

  /**
   * Draws the sheet.
   *
   * @param scale how many points of the picture there are for one of the sheet
   */
  public static byte[] of(Sheet sheet, int width, int height, int scale) {
    var image = new BufferedImage(width * scale, height * scale, BufferedImage.TYPE_INT_RGB);
    var pen = image.createGraphics();
    try {
      pen.scale(scale, scale);
      pen.setColor(Color.WHITE);
      pen.fillRect(0, 0, width, height);
      new Png(pen).draw(sheet, width);
    } finally {
      pen.dispose();
    }
    return bytes(image);
  }

  private void draw(Sheet sheet, int width) {
    pen.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    text(24, 40, 24, sheet.title());
    var y = 64;
    for (var remark : sheet.remarks()) {
      text(24, y, 13, remark);
      y += 18;
    }
    y += 16;
    for (var bar : sheet.bars()) {
      var length = (int) Math.round(sheet.share(bar) * Math.max(0, width - 260));
      text(24, y + 16, 14, bar.label());
      pen.setColor(BAR);
      pen.fillRect(140, y, length, 22);
      text(148 + length, y + 16, 14, Integer.toString(bar.value()));
      y += 34;
    }
  }

  private void text(int x, int y, int size, String text) {
    if (!hasLetters) {
      return;
    }
    try {
      pen.setColor(INK);
      pen.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, size));
      pen.drawString(text, x, y);
    } catch (RuntimeException | InternalError | LinkageError without) {
      // What Java throws where there is no font differs by version and system.
      hasLetters = false;
      LOG.atWarn()
          .addKeyValue("reason", without.toString())
          .log("No font on this machine: pictures come without text");
    }
  }

  private static byte[] bytes(BufferedImage image) {
    try {
      var bytes = new ByteArrayOutputStream();
      ImageIO.write(image, "png", bytes);
      return bytes.toByteArray();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }
}
