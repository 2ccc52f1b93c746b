package interleave.notebook;

import interleave.session.ErrorReport;
import interleave.trace.MimeBundle;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/// Outputs of a code cell as HTML. Of a bundle the richest form that a page can draw is taken.
final class OutputHtml {
  private static final List<String> RICHEST_FIRST =
      List.of(
          MimeBundle.HTML,
          "text/markdown",
          "image/svg+xml",
          "image/png",
          "image/jpeg",
          "image/gif",
          MimeBundle.TEXT);

  private OutputHtml() {}

  static String of(Output output, Path folder) {
    return switch (output) {
      case Output.Stream(boolean error, String text) ->
          "<pre class=\"%s\">%s</pre>\n".formatted(error ? "stderr" : "stdout", AnsiHtml.of(text));
      case Output.Display(MimeBundle bundle) -> bundle(bundle, folder);
      case Output.Result(_, MimeBundle bundle) ->
          "<div class=\"result\">%s</div>\n".formatted(bundle(bundle, folder));
      case Output.Failure(ErrorReport report) ->
          "<pre class=\"failure\">%s</pre>\n".formatted(AnsiHtml.of(lines(report)));
    };
  }

  private static String lines(ErrorReport report) {
    return report.traceback().isEmpty()
        ? report.name() + ": " + report.value()
        : String.join("\n", report.traceback());
  }

  private static String bundle(MimeBundle bundle, Path folder) {
    Map<String, String> forms = bundle.data();
    String type =
        RICHEST_FIRST.stream()
            .filter(forms::containsKey)
            .findFirst()
            .orElseGet(() -> forms.keySet().stream().findFirst().orElse(MimeBundle.TEXT));
    String form = forms.getOrDefault(type, "");
    return switch (type) {
      case MimeBundle.HTML -> "<div class=\"html\">%s</div>\n".formatted(form);
      case "text/markdown" ->
          "<div class=\"prose\">%s</div>\n".formatted(MarkdownHtml.of(form, folder));
      case "image/svg+xml" ->
          picture(type, Base64.getEncoder().encodeToString(form.getBytes(StandardCharsets.UTF_8)));
      case "image/png", "image/jpeg", "image/gif" -> picture(type, form.replaceAll("\\s", ""));
      default -> "<pre class=\"plain\">%s</pre>\n".formatted(AnsiHtml.of(form));
    };
  }

  private static String picture(String type, String base64) {
    return "<p><img alt=\"\" src=\"data:%s;base64,%s\" /></p>\n"
        .formatted(Html.escape(type), Html.escape(base64));
  }
}
