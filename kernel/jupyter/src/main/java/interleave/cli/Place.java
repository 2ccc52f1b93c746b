package interleave.cli;

import java.nio.file.Path;

/// Where an installation is.
///
/// @param app the folder of the jars and the AOT caches
/// @param jupyter the Jupyter data folder that holds `kernels`
record Place(Path app, Path jupyter) {
  /// The place of one user.
  static Place of(Machine machine) {
    return new Place(machine.ownData(), machine.jupyterData());
  }

  /// The place under a prefix such as `/usr/local` or a Python environment.
  static Place under(Path prefix) {
    Path share = prefix.toAbsolutePath().normalize().resolve("share");
    return new Place(share.resolve("interleave"), share.resolve("jupyter"));
  }

  /// The executable jar.
  Path jar() {
    return app.resolve("interleave.jar");
  }

  /// The jar that the cell JVM and its children run from.
  Path runtimeJar() {
    return app.resolve(Jars.RUNTIME);
  }

  /// The folder of the AOT caches.
  Path caches() {
    return app.resolve("aot");
  }

  /// The folder that tells Jupyter of the kernel.
  Path kernelspec(String name) {
    return jupyter.resolve("kernels").resolve(name);
  }
}
