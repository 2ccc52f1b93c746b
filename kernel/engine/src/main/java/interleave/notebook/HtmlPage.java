package interleave.notebook;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/// A notebook as one page of HTML that stands alone: it needs no other file and no network, follows
/// the reader's choice of light or dark, and prints.
///
/// HTML and scripts that cells displayed are in the page as they are; its content security policy
/// keeps them from loading anything.
public final class HtmlPage {
  private HtmlPage() {}

  /// The text of the page.
  ///
  /// @param note a line under the notebook that says where the page comes from; may be empty
  public static String of(NotebookFile notebook, String note) {
    StringBuilder html = new StringBuilder(head(notebook.title()));
    for (NotebookCell cell : notebook.cells()) {
      html.append(
          switch (cell) {
            case NotebookCell.Prose prose ->
                "<section class=\"prose\">\n%s</section>\n"
                    .formatted(MarkdownHtml.of(prose.json(), notebook.folder()));
            case NotebookCell.Raw raw ->
                "<section class=\"raw\"><pre>%s</pre></section>\n"
                    .formatted(Html.escape(raw.source()));
            case NotebookCell.Code code -> code(code, notebook);
          });
    }
    html.append("</main>\n");
    if (!note.isEmpty()) {
      html.append("<footer>").append(Html.escape(note)).append("</footer>\n");
    }
    return html.append("</body>\n</html>\n").toString();
  }

  private static String head(String title) {
    return """
    <!DOCTYPE html>
    <html lang="en">
    <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; \
    style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data: https:" />
    <title>%s</title>
    <style>
    %s</style>
    </head>
    <body>
    <main>
    """
        .formatted(Html.escape(title), style());
  }

  private static String code(NotebookCell.Code cell, NotebookFile notebook) {
    if (cell.source().isBlank()) {
      return "";
    }
    String count = cell.executionCount() > 0 ? Integer.toString(cell.executionCount()) : " ";
    StringBuilder html =
        new StringBuilder("<section class=\"code\">\n<div class=\"count\">[")
            .append(count)
            .append("]</div>\n<div class=\"body\">\n<pre class=\"source\"><code>")
            .append(JavaHtml.of(cell.source().stripTrailing()))
            .append("</code></pre>\n");
    if (!cell.outputs().isEmpty()) {
      html.append("<div class=\"outputs\">\n");
      cell.outputs().forEach(output -> html.append(OutputHtml.of(output, notebook.folder())));
      html.append("</div>\n");
    }
    return html.append("</div>\n</section>\n").toString();
  }

  private static String style() {
    try (InputStream in =
        Objects.requireNonNull(HtmlPage.class.getResourceAsStream("page.css"), "page.css")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("the page's style sheet could not be read", e);
    }
  }
}
