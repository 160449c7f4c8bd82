package dev.asyncio4j.mongo.odm;

import static dev.asyncio4j.Asyncio.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.bson.Document;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ChangesTest extends WithDocuments {
  static final class Wheel extends Embedded {
    static final Field<Integer> SIZE = Fields.integer().required();
  }

  static final class Car extends Doc {
    static final Field<String> NAME = Fields.str().attribute("n");
    static final Field<List<Integer>> NUMBERS = Fields.list(Fields.integer());
    static final Field<Map<String, Object>> TAGS = Fields.dict();
    static final Field<Wheel> SPARE = Fields.embedded(Wheel.class);
    static final Field<List<Wheel>> WHEELS = Fields.list(Fields.embedded(Wheel.class));
  }

  private static DocType<Car> cars(Instance instance) {
    instance.registerEmbedded(Wheel.class);
    return instance.register(Car.class);
  }

  private static Car committed(DocType<Car> cars) {
    var car =
        cars.create(
            Map.of(
                "name", "red",
                "numbers", List.of(3, 1, 2),
                "tags", Map.of("a", 1, "deep", Map.of("list", List.of(1))),
                "spare", Map.of("size", 15),
                "wheels", List.of(Map.of("size", 15), Map.of("size", 16))));
    await(car.commit());
    return car;
  }

  @Test
  @DisplayName("U-01 only what was changed is sent, what is unset is taken away, nothing is no I/O")
  void changedOnly() {
    withInstance(
        instance -> {
          var cars = cars(instance);
          var car = committed(cars);
          assertThat(car.isModified()).isFalse();
          assertThat(car.toMongoUpdate()).isNull();
          assertThat(await(car.commit())).isNull();
          car.set(Car.NAME, "blue");
          car.unset(Car.SPARE);
          assertThat(car.modifiedFields()).containsExactly("name", "spare");
          assertThat(car.toMongoUpdate())
              .isEqualTo(
                  new Document("$set", new Document("n", "blue"))
                      .append("$unset", new Document("spare", "")));
          await(car.commit());
          var stored = await(cars.collection().findOne(new Document()));
          assertThat(stored.get("n")).isEqualTo("blue");
          assertThat(stored).doesNotContainKey("spare");
        });
  }

  @Test
  @DisplayName("U-01 a change inside of what is embedded sends the field at the top")
  void inside() {
    withInstance(
        instance -> {
          var car = committed(cars(instance));
          car.get(Car.SPARE).set(Wheel.SIZE, 20);
          car.get(Car.WHEELS).get(1).set(Wheel.SIZE, 21);
          assertThat(car.modifiedFields()).containsExactly("spare", "wheels");
          var set = car.toMongoUpdate().get("$set", Document.class);
          assertThat(set.get("spare")).isEqualTo(new Document("size", 20));
          assertThat(set.getList("wheels", Document.class))
              .containsExactly(new Document("size", 15), new Document("size", 21));
          await(car.commit());
          assertThat(car.isModified()).isFalse();
        });
  }

  @Test
  @DisplayName("U-02 every change of a list is noticed")
  void lists() {
    List<Consumer<List<Integer>>> changes =
        List.of(
            list -> list.add(4),
            list -> list.add(0, 4),
            list -> list.addAll(List.of(4, 5)),
            list -> list.set(0, 9),
            list -> list.remove(0),
            list -> list.remove((Object) 1),
            List::clear,
            list -> list.sort(Comparator.naturalOrder()),
            list -> list.replaceAll(n -> n + 1),
            list -> list.removeIf(n -> n > 2),
            list -> list.retainAll(List.of(1)),
            list -> list.subList(0, 2).clear(),
            list -> list.subList(0, 2).set(0, 7),
            list -> {
              var iterator = list.iterator();
              iterator.next();
              iterator.remove();
            },
            list -> list.listIterator().add(8));
    withInstance(
        instance -> {
          var car = committed(cars(instance));
          for (int i = 0; i < changes.size(); i++) {
            car.set(Car.NUMBERS, List.of(3, 1, 2));
            car.clearModified();
            var list = car.get(Car.NUMBERS);
            var expected = new ArrayList<>(list);
            changes.get(i).accept(list);
            changes.get(i).accept(expected);
            assertThat(list).as("change %s", i).isEqualTo(expected);
            assertThat(car.isModified()).as("change %s", i).isTrue();
          }
          car.clearModified();
          var list = car.get(Car.NUMBERS);
          assertThat(list.contains(1) || list.isEmpty() || list.size() > 0).isTrue();
          assertThat(car.isModified()).isFalse();
        });
  }

  @Test
  @DisplayName("U-02 every change of a map is noticed, also in what is inside")
  void maps() {
    List<Consumer<Map<String, Object>>> changes =
        List.of(
            map -> map.put("b", 2),
            map -> map.putAll(Map.of("c", 3)),
            map -> map.remove("a"),
            Map::clear,
            map -> map.keySet().remove("a"),
            map -> map.values().remove(1),
            map -> map.replaceAll((key, value) -> 0),
            map -> map.merge("a", 1, (x, y) -> 5),
            map -> map.computeIfAbsent("z", key -> 1),
            map -> map.entrySet().iterator().next().setValue(9),
            map -> map.entrySet().removeIf(each -> each.getKey().equals("a")));
    withInstance(
        instance -> {
          var car = committed(cars(instance));
          for (int i = 0; i < changes.size(); i++) {
            car.set(Car.TAGS, Map.of("a", 1));
            car.clearModified();
            changes.get(i).accept(car.get(Car.TAGS));
            assertThat(car.isModified()).as("change %s", i).isTrue();
          }
          car.set("tags", Map.of("deep", Map.of("list", List.of(1))));
          car.clearModified();
          listIn(car.get(Car.TAGS)).add(2);
          assertThat(car.modifiedFields()).containsExactly("tags");
        });
  }

  @Test
  @DisplayName("U-02 what a map makes of an absent or other value is the one that is observed")
  void computed() {
    withInstance(
        instance -> {
          var car = committed(cars(instance));
          car.set(Car.TAGS, Map.of());
          Map<String, Object> tags = car.get(Car.TAGS);
          List<List<Object>> lists =
              List.of(
                  asList(tags.computeIfAbsent("a", key -> new ArrayList<>())),
                  asList(tags.computeIfPresent("a", (key, old) -> new ArrayList<>())),
                  asList(tags.compute("b", (key, old) -> new ArrayList<>())),
                  asList(tags.merge("c", new ArrayList<>(), (old, added) -> added)));
          lists.forEach(each -> each.add("x"));
          await(car.commit());
          await(car.reload());
          var stored = List.of("x");
          assertThat(car.get(Car.TAGS)).isEqualTo(Map.of("a", stored, "b", stored, "c", stored));
          assertThat(tags.computeIfPresent("a", (key, old) -> null)).isNull();
          assertThat(tags).doesNotContainKey("a");
        });
  }

  @SuppressWarnings("unchecked") // put in above
  private static List<Object> asList(Object value) {
    return (List<Object>) value;
  }

  @SuppressWarnings("unchecked") // put in above
  private static List<Object> listIn(Map<String, Object> tags) {
    return (List<Object>) ((Map<String, Object>) tags.get("deep")).get("list");
  }

  @Test
  @DisplayName("U-02 what is put into a list or a map is made a value of its field, or refused")
  void checked() {
    withInstance(
        instance -> {
          var car = committed(cars(instance));
          uncheckedAdd(car.get(Car.NUMBERS), "7");
          assertThat(car.get(Car.NUMBERS)).endsWith(7);
          assertThatThrownBy(() -> uncheckedAdd(car.get(Car.NUMBERS), "seven"))
              .isInstanceOf(ValidationException.class)
              .hasMessage("Not a valid integer.");
          assertThatThrownBy(() -> car.get(Car.NUMBERS).add(null))
              .isInstanceOf(ValidationException.class);
          uncheckedAdd(car.get(Car.WHEELS), Map.of("size", 3));
          assertThat(car.get(Car.WHEELS).get(2).get(Wheel.SIZE)).isEqualTo(3);
        });
  }

  @SuppressWarnings({"unchecked", "rawtypes"}) // as a caller without types does
  private static void uncheckedAdd(List list, Object value) {
    list.add(value);
  }
}
