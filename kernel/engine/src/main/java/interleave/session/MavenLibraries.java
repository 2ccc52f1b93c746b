package interleave.session;

import eu.maveniverse.maven.mima.context.Context;
import eu.maveniverse.maven.mima.context.ContextOverrides;
import eu.maveniverse.maven.mima.context.Runtimes;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.collection.CollectRequest;
import org.eclipse.aether.graph.Dependency;
import org.eclipse.aether.resolution.ArtifactResult;
import org.eclipse.aether.resolution.DependencyRequest;
import org.eclipse.aether.resolution.DependencyResolutionException;

/// Libraries from Maven's repositories, found as Maven itself finds them: with the user's settings,
/// through the user's local repository.
final class MavenLibraries {

  /// The jars of a library and of what it needs at run time.
  ///
  /// @param coordinates `group:artifact[:extension[:classifier]]:version`
  List<Path> resolve(String coordinates) throws MagicWord.WrongMagic {
    ContextOverrides settings = ContextOverrides.create().withUserSettings(true).build();
    try (Context maven = Runtimes.INSTANCE.getRuntime().create(settings)) {
      CollectRequest wanted =
          new CollectRequest(
              new Dependency(new DefaultArtifact(coordinates), "runtime"),
              maven.remoteRepositories());
      return maven
          .repositorySystem()
          .resolveDependencies(maven.repositorySystemSession(), new DependencyRequest(wanted, null))
          .getArtifactResults()
          .stream()
          .map(ArtifactResult::getArtifact)
          .map(artifact -> artifact.getFile().toPath())
          .toList();
    } catch (DependencyResolutionException e) {
      throw new MagicWord.WrongMagic("Maven cannot find " + coordinates + ": " + e.getMessage());
    }
  }
}
