package dev.asyncio4j.mongo;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.function.ObjLongConsumer;
import org.bson.BsonBinarySubType;
import org.bson.codecs.BsonTypeClassMap;
import org.bson.codecs.DocumentCodecProvider;
import org.bson.codecs.configuration.CodecProvider;
import org.bson.codecs.configuration.CodecRegistries;
import org.bson.codecs.configuration.CodecRegistry;
import org.bson.types.Binary;
import org.bson.types.Decimal128;
import org.jspecify.annotations.Nullable;

/** The driver's settings, made of options. */
final class Settings {
  private Settings() {}

  static MongoClientSettings of(MongoOptions options) {
    var builder =
        MongoClientSettings.builder()
            .uuidRepresentation(options.uuid())
            .applyConnectionString(new ConnectionString(options.uri()))
            .codecRegistry(codecs(options));
    builder.applyToSocketSettings(
        socket -> {
          millis(options.connectTimeout(), socket, (it, n) -> it.connectTimeout(n, MILLISECONDS));
          millis(options.socketTimeout(), socket, (it, n) -> it.readTimeout(n, MILLISECONDS));
        });
    builder.applyToClusterSettings(
        cluster ->
            millis(
                options.serverSelectionTimeout(),
                cluster,
                (it, n) -> it.serverSelectionTimeout(n, MILLISECONDS)));
    builder.applyToConnectionPoolSettings(
        pool -> {
          if (options.maxPoolSize() != null) pool.maxSize(options.maxPoolSize());
          if (options.minPoolSize() != null) pool.minSize(options.minPoolSize());
          millis(options.maxIdle(), pool, (it, n) -> it.maxConnectionIdleTime(n, MILLISECONDS));
          millis(options.waitQueueTimeout(), pool, (it, n) -> it.maxWaitTime(n, MILLISECONDS));
        });
    if (options.tls() != null)
      builder.applyToSslSettings(ssl -> ssl.enabled(true).context(options.tls()));
    millis(options.timeout(), builder, (it, n) -> it.timeout(n, MILLISECONDS));
    if (options.appName() != null) builder.applicationName(options.appName());
    if (options.retryReads() != null) builder.retryReads(options.retryReads());
    if (options.retryWrites() != null) builder.retryWrites(options.retryWrites());
    if (options.transport() != null) builder.transportSettings(options.transport());
    options.change(builder);
    return builder.build();
  }

  private static <B> void millis(@Nullable Duration time, B builder, ObjLongConsumer<B> set) {
    if (time != null) set.accept(builder, time.toMillis());
  }

  private static CodecRegistry codecs(MongoOptions options) {
    var providers = new ArrayList<CodecProvider>();
    if (options.codecs() != null) providers.add(options.codecs());
    providers.add(new DocumentCodecProvider(new BsonTypeClassMap(), Settings::read));
    providers.add(MongoClientSettings.getDefaultCodecRegistry());
    return CodecRegistries.fromProviders(providers);
  }

  /** {@return a value of a document in Java's own type, where it has one for all of its values} */
  private static Object read(Object value) {
    if (value instanceof java.util.Date date) return date.toInstant();
    if (value instanceof Binary binary && binary.getType() == BsonBinarySubType.BINARY.getValue())
      return binary.getData();
    if (value instanceof Decimal128 decimal && isPlain(decimal)) return decimal.bigDecimalValue();
    return value;
  }

  /** {@return whether a BigDecimal can be it: not what is no number, endless, or minus zero} */
  private static boolean isPlain(Decimal128 decimal) {
    return decimal.isFinite() && !(decimal.isNegative() && decimal.doubleValue() == 0);
  }
}
