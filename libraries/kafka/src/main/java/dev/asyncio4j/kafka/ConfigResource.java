package dev.asyncio4j.kafka;

/**
 * The owner of settings: a topic or a broker.
 *
 * <p><i>Python:</i> {@code aiokafka.admin.config_resource.ConfigResource}.
 *
 * @param type the kind
 * @param name the topic, or the number of the broker as text
 */
public record ConfigResource(Type type, String name) {
  /** A kind of owner. */
  public enum Type {
    /** A topic. */
    TOPIC,
    /** A broker; its name is its number. */
    BROKER
  }

  /**
   * Names a topic.
   *
   * @param name the topic
   * @return the owner of its settings
   */
  public static ConfigResource topic(String name) {
    return new ConfigResource(Type.TOPIC, name);
  }

  /**
   * Names a broker.
   *
   * @param id its number
   * @return the owner of its settings
   */
  public static ConfigResource broker(int id) {
    return new ConfigResource(Type.BROKER, Integer.toString(id));
  }
}
