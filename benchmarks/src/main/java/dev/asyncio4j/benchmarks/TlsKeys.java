package dev.asyncio4j.benchmarks;

import dev.asyncio4j.benchmarks.programs.TlsServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;

/**
 * A server's key and certificate, made by the JDK's keytool once for a run.
 *
 * @param store for Java
 * @param certificate for Python
 * @param key for Python
 */
record TlsKeys(Path store, Path certificate, Path key) {
  private static final String ALIAS = "server";

  /** {@code algorithm} is a kind of key, with the option of keytool that tells its size. */
  static TlsKeys make(Jdk jdk, List<String> algorithm) throws IOException, InterruptedException {
    String name = algorithm.get(0);
    Path store = Resources.path(name + ".p12");
    var command =
        new java.util.ArrayList<>(
            List.of(
                Path.of(jdk.java()).resolveSibling("keytool").toString(),
                "-genkeypair",
                "-alias",
                ALIAS,
                "-dname",
                "CN=localhost",
                "-storetype",
                "PKCS12",
                "-keystore",
                store.toString(),
                "-storepass",
                TlsServer.PASSWORD,
                "-keyalg"));
    command.addAll(algorithm);
    if (!Files.exists(store)) Child.run(command);
    try {
      char[] password = TlsServer.PASSWORD.toCharArray();
      var keys = KeyStore.getInstance(store.toFile(), password);
      byte[] certificate = keys.getCertificate(ALIAS).getEncoded();
      byte[] key = keys.getKey(ALIAS, password).getEncoded();
      return new TlsKeys(
          store,
          pem(name + ".crt", "CERTIFICATE", certificate),
          pem(name + ".key", "PRIVATE KEY", key));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("cannot read what keytool made: " + e.getMessage(), e);
    }
  }

  private static Path pem(String file, String what, byte[] encoded) throws IOException {
    String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(encoded);
    String text = "-----BEGIN " + what + "-----\n" + lines + "\n-----END " + what + "-----\n";
    return Files.writeString(Resources.path(file), text);
  }
}
