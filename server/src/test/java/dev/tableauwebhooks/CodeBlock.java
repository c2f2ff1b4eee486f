package dev.tableauwebhooks;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A fenced block of a Markdown page.
 *
 * @param line of its first line of text
 */
public record CodeBlock(String page, int line, String language, String text) {
  private static final Pattern BLOCK =
      Pattern.compile("^```(\\S*)\\R(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);

  /** All blocks of a page of the repository that are marked with the language. */
  public static List<CodeBlock> of(String page, String language) throws IOException {
    var markdown = Files.readString(Repository.file(page));
    var blocks = new ArrayList<CodeBlock>();
    var matcher = BLOCK.matcher(markdown);
    while (matcher.find()) {
      if (matcher.group(1).equals(language)) {
        var line = 1 + (int) markdown.substring(0, matcher.start(2)).lines().count();
        blocks.add(new CodeBlock(page, line, language, matcher.group(2)));
      }
    }
    return blocks;
  }
}
