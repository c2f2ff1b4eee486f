package dev.tableauwebhooks.simulator.export;

import java.util.Arrays;
import java.util.Optional;

/**
 * The paper sizes of Tableau's PDF exports, in points of 1/72 inch, upright.
 *
 * @see <a
 *     href="https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_workbooks_and_views.htm">Download
 *     View PDF</a>
 */
public enum Paper {
  A3(842, 1191),
  A4(595, 842),
  A5(420, 595),
  B5(499, 709),
  EXECUTIVE(522, 756),
  FOLIO(612, 936),
  LEDGER(1224, 792),
  LEGAL(612, 1008),
  LETTER(612, 792),
  NOTE(540, 720),
  QUARTO(610, 780),
  TABLOID(792, 1224),
  /** As large as what is drawn. */
  UNSPECIFIED(800, 600);

  private final int width;
  private final int height;

  Paper(int width, int height) {
    this.width = width;
    this.height = height;
  }

  /** The size of that name in Tableau's calls, whatever the case of its letters. */
  public static Optional<Paper> named(String name) {
    return Arrays.stream(values()).filter(paper -> paper.name().equalsIgnoreCase(name)).findFirst();
  }

  int width(boolean landscape) {
    return landscape && this != UNSPECIFIED ? height : width;
  }

  int height(boolean landscape) {
    return landscape && this != UNSPECIFIED ? width : height;
  }
}
