package io.github.gongjdbc.schema;

import io.github.gongjdbc.schema.settings.GongProperty;
import io.github.gongjdbc.schema.settings.SettingException;
import io.github.gongjdbc.schema.settings.Settings;
import java.util.EnumMap;
import java.util.Map;
import org.apache.calcite.schema.Schema;
import org.apache.calcite.schema.SchemaFactory;
import org.apache.calcite.schema.SchemaPlus;

/**
 * Makes a Gong account a schema of a Calcite model. The operands are the driver's connection
 * properties, by the same names.
 */
public final class GongSchemaFactory implements SchemaFactory {
  @Override
  public Schema create(SchemaPlus parentSchema, String name, Map<String, Object> operand) {
    Map<GongProperty, String> given = new EnumMap<>(GongProperty.class);
    operand.forEach(
        (key, value) -> {
          // Calcite adds operands of its own, such as the directory of the model.
          if (!(value instanceof java.io.File)) {
            GongProperty property =
                GongProperty.find(key)
                    .orElseThrow(() -> new SettingException("Unknown property '" + key + "'."));
            given.put(property, String.valueOf(value));
          }
        });
    return GongSchema.of(Settings.of(given));
  }
}
