/* Any bytes as a preset and as a blueprint: refused with errors that have a
 * place, or read within the bounds that the format states. */
#include "bank/blueprint.h"
#include "bank/preset.h"
#include "fuzz.h"

static void read_preset(const char *data, size_t size)
{
    struct error_list errors = {0};
    struct preset *preset = preset_read("fuzz", data, size, &errors);
    REQUIRE(!preset == !!errors.count);
    fuzz_check_errors(&errors);
    if (preset) {
        REQUIRE(preset->id && preset->title && preset->sections);
        REQUIRE(preset->mode == PRESET_PLACEMENT ||
                (preset->minutes >= PRESET_MINUTES_LEAST &&
                 preset->minutes <= PRESET_MINUTES_MOST));
        for (uint32_t i = 0; i < preset->sections; i++)
            REQUIRE(preset->section[i].level_low <=
                    preset->section[i].level_high);
    }
    preset_free(preset);
    error_list_release(&errors);
}

FUZZ_TARGET(preset)
{
    struct error_list errors = {0};
    read_preset(data, size);
    struct blueprint *blueprint = blueprint_read("fuzz", data, size, &errors);
    REQUIRE(!blueprint == !!errors.count);
    fuzz_check_errors(&errors);
    if (blueprint) {
        uint64_t count = 0;
        REQUIRE(blueprint->title && blueprint->sections);
        REQUIRE(blueprint->variants <= BLUEPRINT_VARIANTS_MOST);
        for (uint32_t i = 0; i < blueprint->sections; i++)
            count += blueprint->section[i].count;
        REQUIRE(count && count <= BLUEPRINT_QUESTIONS_MOST);
        REQUIRE(blueprint->credit.near >= 0 && blueprint->credit.near <= 1);
    }
    blueprint_free(blueprint);
    error_list_release(&errors);
}
