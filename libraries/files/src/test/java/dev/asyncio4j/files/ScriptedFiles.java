package dev.asyncio4j.files;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessMode;
import java.nio.file.CopyOption;
import java.nio.file.DirectoryStream;
import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.WatchService;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileAttributeView;
import java.nio.file.attribute.UserPrincipalLookupService;
import java.nio.file.spi.FileSystemProvider;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A file system over another one, whose calls are slow, short or fail as a test says. */
final class ScriptedFiles extends FileSystemProvider {
  final AtomicInteger opened = new AtomicInteger();
  final AtomicInteger closed = new AtomicInteger();
  final AtomicInteger reads = new AtomicInteger();
  final AtomicInteger writes = new AtomicInteger();

  /** The permits that calls take while {@link #gated}: opens, reads, writes and closes. */
  final Semaphore gate = new Semaphore(0);

  volatile boolean gated;
  volatile @Nullable IOException refusal;
  volatile @Nullable IOException failingRead;
  volatile int failingWrite = -1;
  volatile IOException failure = new IOException("No space left on device");
  volatile int most = Integer.MAX_VALUE;

  private final FileSystem system = new System();

  Path over(Path path) {
    return (Path)
        Proxy.newProxyInstance(
            Path.class.getClassLoader(),
            new Class<?>[] {Path.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("getFileSystem")) return system;
              if (method.getName().equals("hashCode")) return path.hashCode();
              try {
                Object result = method.invoke(path, unwrapped(arguments));
                return result instanceof Path made ? over(made) : result;
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  private Object[] unwrapped(Object[] arguments) {
    if (arguments == null) return null;
    Object[] real = arguments.clone();
    for (int i = 0; i < real.length; i++) if (real[i] instanceof Path path) real[i] = real(path);
    return real;
  }

  private Path real(Path path) {
    return path.getFileSystem() == system ? Path.of(path.toString()) : path;
  }

  /** Waits for a permit while {@link #gated}. */
  void pass() {
    if (gated) gate.acquireUninterruptibly();
  }

  @Override
  public SeekableByteChannel newByteChannel(
      Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
      throws IOException {
    pass();
    IOException refused = refusal;
    if (refused != null) throw refused;
    var channel = Files.newByteChannel(real(path), options, attributes);
    opened.incrementAndGet();
    return new ScriptedChannel(this, channel);
  }

  /** The file system of the paths. */
  private final class System extends FileSystem {
    @Override
    public FileSystemProvider provider() {
      return ScriptedFiles.this;
    }

    @Override
    public void close() {}

    @Override
    public boolean isOpen() {
      return true;
    }

    @Override
    public boolean isReadOnly() {
      return false;
    }

    @Override
    public String getSeparator() {
      return "/";
    }

    @Override
    public Iterable<Path> getRootDirectories() {
      return Set.of();
    }

    @Override
    public Iterable<FileStore> getFileStores() {
      return Set.of();
    }

    @Override
    public Set<String> supportedFileAttributeViews() {
      return Set.of("basic");
    }

    @Override
    public Path getPath(String first, String... more) {
      return over(Path.of(first, more));
    }

    @Override
    public PathMatcher getPathMatcher(String pattern) {
      throw new UnsupportedOperationException(pattern);
    }

    @Override
    public UserPrincipalLookupService getUserPrincipalLookupService() {
      throw new UnsupportedOperationException("users");
    }

    @Override
    public WatchService newWatchService() {
      throw new UnsupportedOperationException("watches");
    }
  }

  @Override
  public String getScheme() {
    return "scripted";
  }

  @Override
  public FileSystem newFileSystem(URI uri, Map<String, ?> env) {
    return system;
  }

  @Override
  public FileSystem getFileSystem(URI uri) {
    return system;
  }

  @Override
  public Path getPath(URI uri) {
    return over(Path.of(uri.getPath()));
  }

  @Override
  public DirectoryStream<Path> newDirectoryStream(
      Path folder, DirectoryStream.Filter<? super Path> filter) throws IOException {
    return Files.newDirectoryStream(real(folder), filter);
  }

  @Override
  public void createDirectory(Path folder, FileAttribute<?>... attributes) throws IOException {
    Files.createDirectory(real(folder), attributes);
  }

  @Override
  public void delete(Path path) throws IOException {
    Files.delete(real(path));
  }

  @Override
  public void copy(Path source, Path target, CopyOption... options) throws IOException {
    Files.copy(real(source), real(target), options);
  }

  @Override
  public void move(Path source, Path target, CopyOption... options) throws IOException {
    Files.move(real(source), real(target), options);
  }

  @Override
  public boolean isSameFile(Path path, Path other) throws IOException {
    return Files.isSameFile(real(path), real(other));
  }

  @Override
  public boolean isHidden(Path path) throws IOException {
    return Files.isHidden(real(path));
  }

  @Override
  public FileStore getFileStore(Path path) throws IOException {
    return Files.getFileStore(real(path));
  }

  @Override
  public void checkAccess(Path path, AccessMode... modes) throws IOException {
    Path real = real(path);
    real.getFileSystem().provider().checkAccess(real, modes);
  }

  @Override
  public <V extends FileAttributeView> V getFileAttributeView(
      Path path, Class<V> type, LinkOption... options) {
    return Files.getFileAttributeView(real(path), type, options);
  }

  @Override
  public <A extends BasicFileAttributes> A readAttributes(
      Path path, Class<A> type, LinkOption... options) throws IOException {
    return Files.readAttributes(real(path), type, options);
  }

  @Override
  public Map<String, Object> readAttributes(Path path, String attributes, LinkOption... options)
      throws IOException {
    return Files.readAttributes(real(path), attributes, options);
  }

  @Override
  public void setAttribute(Path path, String attribute, Object value, LinkOption... options)
      throws IOException {
    Files.setAttribute(real(path), attribute, value, options);
  }
}
