package dev.asyncio4j.http.web;

import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.toThread;

import dev.asyncio4j.VoidBody1;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A folder of files under a prefix. */
final class StaticResource extends ResourceBase {
  private final StaticFolder folder;
  private final StaticOptions options;
  private String prefix;

  StaticResource(String prefix, Path folder, StaticOptions options) {
    super(options.name());
    this.prefix = Paths.requote(prefix);
    this.options = options;
    this.folder = new StaticFolder(real(folder), options.followSymlinks());
    super.addRoute("GET", this::file, null);
    super.addRoute("HEAD", this::file, null);
  }

  private static Path real(Path folder) {
    try {
      var real = folder.toRealPath();
      if (!Files.isDirectory(real)) {
        throw new IllegalArgumentException("'" + folder + "' is not a directory");
      }
      return real;
    } catch (IOException missing) {
      throw new IllegalArgumentException("'" + folder + "' does not exist", missing);
    }
  }

  private StreamResponse file(Request request) throws Exception {
    var name = request.matchInfo().get("filename");
    var index = prefix;
    return await(
        toThread(
            () -> {
              var found = folder.find(name);
              if (!Files.isDirectory(found)) return FileResponse.of(found);
              if (!options.showIndex()) throw new HttpException.Forbidden();
              return Response.html(folder.index(found, index));
            }));
  }

  @Override
  public String canonical() {
    return prefix;
  }

  @Override
  @Nullable Map<String, String> match(String path) {
    var own = indexKey();
    var normal = Paths.normalize(path); // nothing matches that leads out of the prefix
    if (!normal.equals(own) && !normal.startsWith(own + "/")) return null;
    return Map.of(
        "filename", Paths.part(path.substring(Math.min(own.length() + 1, path.length()))));
  }

  @Override
  String indexKey() {
    return Paths.decodeSafely(prefix);
  }

  @Override
  void addPrefix(String more) {
    prefix = more + prefix;
  }

  @Override
  boolean isAddedAs(String path) {
    return false;
  }

  @Override
  RouteImpl addRoute(String method, Handler handler, @Nullable VoidBody1<Request> expectHandler) {
    if (!method.equalsIgnoreCase("OPTIONS")) {
      throw new UnsupportedOperationException(
          "a folder answers GET and HEAD: only a route for OPTIONS can be added, got " + method);
    }
    return super.addRoute(method, handler, expectHandler);
  }

  @Override
  String path(Map<String, String> parts) {
    var name = parts.get("filename");
    if (name == null || parts.size() != 1) {
      throw new IllegalArgumentException(prefix + " needs 'filename' alone, got " + parts.keySet());
    }
    var file = name.startsWith("/") ? name.substring(1) : name;
    var path = prefix + "/" + Paths.quote(file);
    var version = options.appendVersion() ? folder.version(file) : null;
    return version == null ? path : path + "?v=" + version;
  }
}
