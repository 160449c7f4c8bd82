package dev.asyncio4j.postgres.session;

import dev.asyncio4j.postgres.ClientConfigurationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The file of passwords: lines of {@code host:port:database:user:password}. */
final class PassFile {
  private static final System.Logger LOG = System.getLogger(PassFile.class.getName());

  private PassFile() {}

  /**
   * {@return the first password that fits; null if there is none, or the file is open to others}
   */
  static @Nullable String find(Path file, Target.Host host, String database, String user) {
    if (!Files.isRegularFile(file)) return null;
    try {
      if (isOpenToOthers(file)) {
        LOG.log(
            System.Logger.Level.WARNING,
            "password file {0} has group or world access; permissions should be u=rw (0600): it is"
                + " ignored",
            file);
        return null;
      }
      var name = host.isUnix() ? "localhost" : host.name();
      var wanted = List.of(name, String.valueOf(host.port()), database, user);
      for (var line : Files.readAllLines(file)) {
        var fields = fields(line);
        if (fields.size() >= 5 && fits(fields, wanted)) return fields.get(4);
      }
      return null;
    } catch (IOException e) {
      throw new ClientConfigurationException("cannot read the password file " + file, e);
    }
  }

  private static boolean isOpenToOthers(Path file) throws IOException {
    if (!file.getFileSystem().supportedFileAttributeViews().contains("posix")) return false;
    for (var permission : Files.getPosixFilePermissions(file))
      if (!permission.name().startsWith("OWNER_")) return true;
    return Files.getPosixFilePermissions(file).contains(PosixFilePermission.OWNER_EXECUTE);
  }

  private static boolean fits(List<String> fields, List<String> wanted) {
    for (int i = 0; i < wanted.size(); i++)
      if (!fields.get(i).equals("*") && !fields.get(i).equals(wanted.get(i))) return false;
    return true;
  }

  private static List<String> fields(String line) {
    var fields = new ArrayList<String>();
    if (line.startsWith("#")) return fields;
    var field = new StringBuilder();
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '\\' && i + 1 < line.length()) field.append(line.charAt(++i));
      else if (c != ':') field.append(c);
      else {
        fields.add(field.toString());
        field.setLength(0);
      }
    }
    fields.add(field.toString());
    return fields;
  }
}
