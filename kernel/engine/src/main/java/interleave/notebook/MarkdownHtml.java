package interleave.notebook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/// Markdown of a notebook as HTML: CommonMark with tables. Headings get the names that Jupyter
/// gives them, so that links inside the notebook work; pictures that are attached to the cell or
/// lie beside the notebook are put into the page.
final class MarkdownHtml {
  private static final List<Extension> EXTENSIONS = List.of(TablesExtension.create());
  private static final Parser PARSER = Parser.builder().extensions(EXTENSIONS).build();
  private static final Map<String, String> PICTURES =
      Map.of(
          "png", "image/png",
          "jpg", "image/jpeg",
          "jpeg", "image/jpeg",
          "gif", "image/gif",
          "svg", "image/svg+xml",
          "webp", "image/webp");
  private static final long MOST_PICTURE_BYTES = 8_000_000;

  private final Path folder;
  private final JsonNode attachments;

  private MarkdownHtml(Path folder, JsonNode attachments) {
    this.folder = folder;
    this.attachments = attachments;
  }

  /// The HTML of a Markdown cell.
  ///
  /// @param folder where the notebook lies
  static String of(ObjectNode cell, Path folder) {
    return new MarkdownHtml(folder, cell.path("attachments"))
        .render(NotebookCell.text(cell.path("source")));
  }

  /// The HTML of Markdown that a cell displayed.
  static String of(String markdown, Path folder) {
    return new MarkdownHtml(folder, MissingNode.getInstance()).render(markdown);
  }

  private String render(String markdown) {
    return HtmlRenderer.builder()
        .extensions(EXTENSIONS)
        .attributeProviderFactory(_ -> (node, _, attributes) -> attributes(node, attributes))
        .build()
        .render(PARSER.parse(markdown));
  }

  private void attributes(Node node, Map<String, String> attributes) {
    if (node instanceof Heading heading && !attributes.containsKey("id")) {
      attributes.put("id", words(heading).strip().replace(' ', '-'));
    } else if (node instanceof Image image && attributes.containsKey("src")) {
      picture(image.getDestination()).ifPresent(data -> attributes.put("src", data));
    }
  }

  private static String words(Heading heading) {
    StringBuilder words = new StringBuilder();
    heading.accept(
        new AbstractVisitor() {
          @Override
          public void visit(Text text) {
            words.append(text.getLiteral());
          }

          @Override
          public void visit(Code code) {
            words.append(code.getLiteral());
          }
        });
    return words.toString();
  }

  private Optional<String> picture(String address) {
    if (address.startsWith("attachment:")) {
      JsonNode forms = attachments.path(decoded(address.substring("attachment:".length())));
      return forms.properties().stream()
          .findFirst()
          .map(form -> dataUri(form.getKey(), NotebookCell.text(form.getValue())));
    }
    return address.matches("[A-Za-z][A-Za-z0-9+.-]*:.*") || address.startsWith("/")
        ? Optional.empty()
        : beside(decoded(address));
  }

  private Optional<String> beside(String name) {
    String type = PICTURES.get(name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT));
    try {
      Path file = folder.resolve(name);
      return type == null || !Files.isRegularFile(file) || Files.size(file) > MOST_PICTURE_BYTES
          ? Optional.empty()
          : Optional.of(
              dataUri(type, Base64.getEncoder().encodeToString(Files.readAllBytes(file))));
    } catch (IOException | InvalidPathException _) {
      return Optional.empty(); // the page shows the alternative text
    }
  }

  private static String dataUri(String type, String base64) {
    return "data:" + type + ";base64," + base64.replaceAll("\\s", "");
  }

  private static String decoded(String address) {
    try {
      return URLDecoder.decode(address.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException _) {
      return address;
    }
  }
}
