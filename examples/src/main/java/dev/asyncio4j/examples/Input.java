package dev.asyncio4j.examples;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.LineNumberReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The sites that the user names: in the arguments, in a file, on standard input. */
public final class Input {
  private static final int GRACE_MILLIS = 300;

  private Input() {}

  /**
   * The sites to check; empty if the user names no source of any, so that local ones are wanted.
   */
  public static Optional<List<Site>> sites(Options options) {
    if (options.localSites() > 0) return Optional.empty();
    if (!options.hasInput())
      return hasStandardInput() ? Optional.of(standardInput()) : Optional.empty();
    var sites = new ArrayList<Site>();
    for (var url : options.urls()) {
      if (url.equals("-")) sites.addAll(standardInput());
      else sites.add(Site.parse(url));
    }
    if (options.file() != null) sites.addAll(file(options.file()));
    return Optional.of(sites);
  }

  private static List<Site> file(String name) {
    try (var reader = Files.newBufferedReader(Path.of(name))) {
      return read(reader, name);
    } catch (NoSuchFileException | InvalidPathException e) {
      throw new UsageException("no such file: " + name);
    } catch (CharacterCodingException e) {
      throw new UsageException("cannot read " + name + ": it is not UTF-8 text");
    } catch (IOException e) {
      throw new UsageException("cannot read " + name + ": " + e.getMessage());
    }
  }

  private static List<Site> standardInput() {
    try {
      return read(new InputStreamReader(System.in, StandardCharsets.UTF_8), "standard input");
    } catch (IOException e) {
      throw new UsageException("cannot read standard input: " + e.getMessage());
    }
  }

  private static List<Site> read(Reader source, String name) throws IOException {
    var sites = new ArrayList<Site>();
    var lines = new LineNumberReader(source);
    for (var line = lines.readLine(); line != null; line = lines.readLine()) {
      var url = line.replace("\uFEFF", "").replaceFirst("(^|\\s)#.*", "").strip();
      if (url.isEmpty()) continue;
      try {
        sites.add(Site.parse(url));
      } catch (UsageException e) {
        throw new UsageException(name + ", line " + lines.getLineNumber() + ": " + e.getMessage());
      }
    }
    return sites;
  }

  /**
   * Returns whether something arrives on standard input in a moment. In many a script nothing ever
   * does, so the program does not wait for long.
   */
  private static boolean hasStandardInput() {
    if (isClosed()) return false;
    try {
      for (int waited = 0; waited < GRACE_MILLIS; waited += 20) {
        if (System.in.available() > 0) return true;
        Thread.sleep(20);
      }
      return false;
    } catch (IOException closed) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /**
   * A program that is started without a standard input has a file of the JDK's own in its place.
   */
  private static boolean isClosed() {
    try {
      return Path.of("/dev/stdin")
          .toRealPath()
          .startsWith(Path.of(System.getProperty("java.home")).toRealPath());
    } catch (IOException | InvalidPathException notAFile) {
      return false;
    }
  }
}
