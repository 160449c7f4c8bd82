package dev.asyncio4j.support;

import static java.util.concurrent.TimeUnit.DAYS;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;

/**
 * The keys of all test JVMs, made by the JDK's keytool, which is a JVM for each key.
 *
 * <p>So they are made once, and kept in the folder of the build for the JVMs that come later.
 */
final class KeyFile {
  private static final String NAME = "test-keys.p12";

  /** Keys are valid for ninety days. */
  private static final long FRESH_MILLIS = DAYS.toMillis(30);

  private KeyFile() {}

  /** Loads them; makes them if there are none, or old ones. */
  static KeyStore load() {
    try {
      var kept = folder().resolve(NAME);
      if (Files.exists(kept) && !isFresh(kept)) Files.deleteIfExists(kept);
      if (!Files.exists(kept)) keep(made(kept.getParent()), kept);
      var all = KeyStore.getInstance("PKCS12");
      try (InputStream in = Files.newInputStream(kept)) {
        all.load(in, Certificates.PASSWORD);
      }
      return all;
    } catch (GeneralSecurityException | IOException e) {
      throw new AssertionError("cannot read what keytool made", e);
    }
  }

  private static boolean isFresh(Path kept) throws IOException {
    return System.currentTimeMillis() - Files.getLastModifiedTime(kept).toMillis() < FRESH_MILLIS;
  }

  /** Returns the target folder of the whole build, in one of whose modules a test runs. */
  private static Path folder() throws IOException {
    Path root = null;
    for (var at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      if (Files.exists(at.resolve("pom.xml"))) root = at;
    }
    if (root == null) return Files.createTempDirectory("asyncio4j-keys");
    return Files.createDirectories(root.resolve("target"));
  }

  private static Path made(Path folder) {
    var made = folder.resolve(NAME + "." + ProcessHandle.current().pid());
    keytool(made, "ca", List.of("-ext", "bc:c", "-startdate", "-30d"));
    for (var leaf : Certificates.Leaf.values()) {
      var options = new ArrayList<>(leaf.options);
      if (leaf != Certificates.Leaf.STRANGER) options.addAll(List.of("-signer", "ca"));
      keytool(made, leaf.name(), options);
    }
    return made;
  }

  /** Gives them their name whole, unless another JVM was the first: all use the same. */
  private static void keep(Path made, Path kept) throws IOException {
    try {
      Files.createLink(kept, made);
    } catch (FileAlreadyExistsException e) {
      // its are as good
    } finally {
      Files.delete(made);
    }
  }

  private static void keytool(Path store, String alias, List<String> options) {
    var keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    var command = new ArrayList<>(List.of(keytool, "-genkeypair", "-alias", alias));
    command.addAll(List.of("-keyalg", "EC", "-groupname", "secp256r1", "-dname", "CN=" + alias));
    command.addAll(
        List.of("-keystore", store.toString(), "-storepass", new String(Certificates.PASSWORD)));
    command.addAll(options);
    try {
      var process = new ProcessBuilder(command).redirectErrorStream(true).start();
      var output = new String(process.getInputStream().readAllBytes());
      if (process.waitFor() != 0) throw new AssertionError("keytool failed: " + output);
    } catch (IOException | InterruptedException e) {
      throw new AssertionError("cannot run keytool", e);
    }
  }
}
