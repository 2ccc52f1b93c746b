package interleave.jupyter;

import java.util.List;
import java.util.Objects;

/// Who we are. The version of the implementation is the one in the jar's manifest; outside a jar it
/// is `0`.
record KernelInfoReply() implements Reply {
  private static final String JAVA = Integer.toString(Runtime.version().feature());
  private static final String VERSION =
      Objects.requireNonNullElse(
          KernelInfoReply.class.getPackage().getImplementationVersion(), "0");

  private record Link(String text, String url) {}

  private static final List<Link> LINKS =
      List.of(
          new Link(
              "Java " + JAVA + " API",
              "https://docs.oracle.com/en/java/javase/" + JAVA + "/docs/api/index.html"),
          new Link(
              "Java language specification",
              "https://docs.oracle.com/javase/specs/jls/se" + JAVA + "/html/index.html"));

  @Override
  public String type() {
    return "kernel_info_reply";
  }

  @Override
  public void write(JsonWriter out) {
    out.text("status", "ok")
        .text("protocol_version", Codec.PROTOCOL)
        .text("implementation", "interleave")
        .text("implementation_version", VERSION)
        .object("language_info", KernelInfoReply::language)
        .text(
            "banner", "Interleave " + VERSION + ": Java " + JAVA + " in which you see concurrency")
        .flag("debugger", false)
        .objects("help_links", LINKS, link -> out.text("text", link.text).text("url", link.url))
        .texts("supported_features", List.of());
  }

  private static void language(JsonWriter out) {
    out.text("name", "java")
        .text("version", JAVA)
        .text("mimetype", "text/x-java")
        .text("file_extension", ".java")
        .text("pygments_lexer", "java")
        .text("codemirror_mode", "text/x-java")
        .text("nbconvert_exporter", "script");
  }
}
