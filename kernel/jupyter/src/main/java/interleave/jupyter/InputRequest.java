package interleave.jupyter;

/// Asks the front end that sent the cell for a line.
record InputRequest(String prompt, boolean password) implements Content {
  @Override
  public String type() {
    return "input_request";
  }

  @Override
  public void write(JsonWriter out) {
    out.text("prompt", prompt).flag("password", password);
  }
}
