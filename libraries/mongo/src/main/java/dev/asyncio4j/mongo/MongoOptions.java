package dev.asyncio4j.mongo;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.connection.TransportSettings;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;
import org.bson.UuidRepresentation;
import org.bson.codecs.configuration.CodecRegistry;
import org.jspecify.annotations.Nullable;

/**
 * The options of a client; each wither gives a changed copy.
 *
 * <p><i>Python:</i> the keyword arguments of {@code MongoClient}. What is null is as the address
 * says, or else as the driver has it.
 */
public final class MongoOptions extends TimeLimits<MongoOptions> {
  private static final MongoOptions DEFAULTS = new MongoOptions();

  private String uri = "mongodb://localhost:27017";
  private @Nullable Integer maxPoolSize;
  private @Nullable Integer minPoolSize;
  private @Nullable SSLContext tls;
  private @Nullable String appName;
  private @Nullable Boolean retryReads;
  private @Nullable Boolean retryWrites;
  private @Nullable CodecRegistry codecs;
  private UuidRepresentation uuid = UuidRepresentation.STANDARD;
  private @Nullable TransportSettings transport;
  private Consumer<MongoClientSettings.Builder> settings = builder -> {};

  private MongoOptions() {}

  /** {@return a server on this machine, and the driver's defaults} */
  public static MongoOptions defaults() {
    return DEFAULTS;
  }

  /** {@return the address; {@code mongodb://localhost:27017} at first} */
  public String uri() {
    return uri;
  }

  /**
   * Sets the address.
   *
   * @param uri text of the form {@code mongodb://…} or {@code mongodb+srv://…}
   * @return a changed copy
   * @throws IllegalArgumentException if it is no address of MongoDB's
   */
  public MongoOptions uri(String uri) {
    return changed(copy -> copy.uri = checked(uri));
  }

  /** {@return the most connections; null: the driver's 100} */
  public @Nullable Integer maxPoolSize() {
    return maxPoolSize;
  }

  /**
   * Sets how many connections there may be to one server.
   *
   * @param maxPoolSize the number, 0 for no limit; null for the driver's
   * @return a changed copy
   */
  public MongoOptions maxPoolSize(@Nullable Integer maxPoolSize) {
    return changed(copy -> copy.maxPoolSize = maxPoolSize);
  }

  /** {@return the fewest connections; null: the driver's 0} */
  public @Nullable Integer minPoolSize() {
    return minPoolSize;
  }

  /**
   * Sets how many connections there are always.
   *
   * @param minPoolSize the number; null for the driver's
   * @return a changed copy
   */
  public MongoOptions minPoolSize(@Nullable Integer minPoolSize) {
    return changed(copy -> copy.minPoolSize = minPoolSize);
  }

  /** {@return the keys and certificates; null: as the address says} */
  public @Nullable SSLContext tls() {
    return tls;
  }

  /**
   * Sets that the server is spoken to by TLS.
   *
   * @param tls the keys and certificates; null for what the address says
   * @return a changed copy
   */
  public MongoOptions tls(@Nullable SSLContext tls) {
    return changed(copy -> copy.tls = tls);
  }

  /** {@return the name of the application; null: none} */
  public @Nullable String appName() {
    return appName;
  }

  /**
   * Sets the name that the server's log shows.
   *
   * @param appName the name; null for none
   * @return a changed copy
   */
  public MongoOptions appName(@Nullable String appName) {
    return changed(copy -> copy.appName = appName);
  }

  /** {@return whether reads are made again; null: as the address says, else yes} */
  public @Nullable Boolean retryReads() {
    return retryReads;
  }

  /**
   * Sets whether a read that fails for the network is made once more.
   *
   * @param retryReads whether it is; null for what the address says
   * @return a changed copy
   */
  public MongoOptions retryReads(@Nullable Boolean retryReads) {
    return changed(copy -> copy.retryReads = retryReads);
  }

  /** {@return whether writes are made again; null: as the address says, else yes} */
  public @Nullable Boolean retryWrites() {
    return retryWrites;
  }

  /**
   * Sets whether a write that fails for the network is made once more.
   *
   * @param retryWrites whether it is; null for what the address says
   * @return a changed copy
   */
  public MongoOptions retryWrites(@Nullable Boolean retryWrites) {
    return changed(copy -> copy.retryWrites = retryWrites);
  }

  /** {@return the codecs of one's own; null: none} */
  public @Nullable CodecRegistry codecs() {
    return codecs;
  }

  /**
   * Sets codecs of one's own, which win over the others.
   *
   * @param codecs the codecs; null for none
   * @return a changed copy
   */
  public MongoOptions codecs(@Nullable CodecRegistry codecs) {
    return changed(copy -> copy.codecs = codecs);
  }

  /** {@return the form of a UUID; {@code STANDARD} at first} */
  public UuidRepresentation uuid() {
    return uuid;
  }

  /**
   * Sets the form of a UUID in the database.
   *
   * @param uuid the form
   * @return a changed copy
   */
  public MongoOptions uuid(UuidRepresentation uuid) {
    return changed(copy -> copy.uuid = uuid);
  }

  /** {@return what moves the bytes; null: the driver's own} */
  public @Nullable TransportSettings transport() {
    return transport;
  }

  /**
   * Sets what moves the bytes, such as Netty's channels on a loop.
   *
   * @param transport the transport; null for the driver's own
   * @return a changed copy
   */
  public MongoOptions transport(@Nullable TransportSettings transport) {
    return changed(copy -> copy.transport = transport);
  }

  /**
   * Has the driver's own settings changed last, for all that has no option here.
   *
   * @param change changes them
   * @return a changed copy, which makes the changes of before as well
   */
  public MongoOptions settings(Consumer<MongoClientSettings.Builder> change) {
    return changed(copy -> copy.settings = settings.andThen(change));
  }

  private static String checked(String uri) {
    return new ConnectionString(uri).getConnectionString();
  }

  /** Applies what the user changes past the options. */
  void change(MongoClientSettings.Builder builder) {
    settings.accept(builder);
  }

  /** {@return the servers and the database, without secrets} */
  @Override
  public String toString() {
    return "MongoOptions[hosts=" + new ConnectionString(uri).getHosts() + "]";
  }
}
