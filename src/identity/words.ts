/**
 * 2,048 English words of 3 to 8 letters, in order: 11 bits each. No two are one typing mistake apart (a letter more, less, other or
 * swapped with its neighbour). Codes and identities are made of them: none may ever change its place.
 */
export const words: readonly string[] = `
abacus aboard absorb academy accent accord account acorn acrobat across action active actor adapt admiral admire adore
advance advice aerial afford after agenda agree ahead airport album alcove alert algebra alive almanac almond almost
aloft alone alpaca alphabet alpine altitude amaze amber amuse anchor ancient animal ankle answer antelope antenna
anthem antler apple apricot april apron aqua arcade archer arctic arena armor aroma arrange arrive arrow artist ascend
ashore aspen asphalt assist astute athlete atlas atom attach attend attic auburn audio august aurora author autumn
avenue average avid avocado awake award awesome awning axis azalea azure babble badger bagel baggage bagpipe balance
balcony ballad ballet balloon bamboo banana banjo banner banquet barbecue bargain baritone barley barn barrel basil
basket bassoon batch bathtub battery bayou beach beacon beagle beaker beam beard beauty bedrock beetle behave beige
believe bellow benefit beret bicycle binary bingo birch birdie birthday biscuit bison blanket blazer blend blimp blink
blizzard block blossom blouse blue blush boat bobcat bobsled boiler bold bonanza bonfire bonnet bonus bookcase border
borrow botany bottle bottom bounce boundary bouquet bowl boxer bracelet braid branch brass brave bread breeze brick
bridge bright brim bring broccoli bronze brook brother brown bucket buckle buddy budget buffalo buffet bugle build
bulb bulletin bumper bundle bungalow bunny bushel business bustle butler button buzzer cabbage cabin cabinet cable
cactus cadence cadet cafe cajole calcium calendar calico calm camel camera campus canal canary candid candle candy
canoe canopy canteen canvas canyon capable capital capsule captain caramel caravan caraway carbon cardigan career
cargo caribou carnival carol carpet carriage carrot cartoon carve cascade cashew cassette castle casual catalog
catcher catfish cavern cedar celery cellar cello cement center central century ceramic cereal chair chalet chalk
chamber champion chance channel chapel chapter charcoal charm chase cheddar cheer cheese cherish cherry chess chestnut
chicken chief child chimney chipmunk chirp chisel chive choice chorus chowder chuckle chunk cider cinema cinnamon
circle circus citizen citrus civic clap clarinet clarity classic clatter clean clever client cliff climate climb cloak
closet cloud clown club cluster coach coast cobalt cobbler cobweb cocoa coconut cocoon coffee coin collage collect
color comet comfort common compact company compass compose concert condor confetti confirm connect console consul
contest control convoy cookie copper copy cordial cork corner corral cosmic cosmos costume cottage cotton cougar count
country couple courage cousin cove cowboy coyote crab cracker cradle craft crane crater crayon cream create credit
creek crescent crest cricket crimson crisp critter crochet crocus crop crossbow crouton crowd crumb crystal cube
cuckoo cucumber culture cumin cupboard cupcake cupid curator curious curl curry cursive curtain cushion custard custom
cycle cyclone cypress daffodil dahlia daily dakota damask dancer dapper daring dashing daughter dawn daybreak daydream
daylight dazzle debate debut december decide deck decorate deer delight deliver deluxe denim depend deposit depth
deputy derby desert design detour develop device dewdrop diagram dialect dialog diamond diary digest digit dignity
dimple dinghy dinner dinosaur diploma direct discover discuss dish display distance ditto diver divide doctor dogwood
dollar dolphin domain dome domino donate donkey donor doodle doorbell dormant double dough downhill dozen dragon drama
drawer dress drift drive drizzle drummer duchess duckling duet duffel dugout dulcimer dune dusk dustpan dwell dynamic
dynamo eager early earmuff earnest earring earth easel easy ebony echo eclipse ecology economy edit educate effort
eggplant eight elastic elbow elder electric elegant element elephant elevator eleven elite elixir elk eloquent emblem
embrace emerald emotion employ enamel enchant endorse endure energy engage engine enigma enjoy enlist ensemble entire
entry envelope equal equator equip eraser espresso essay estate eternal evening event ever evident exact example excel
exchange excite exhale exhibit exist exotic expand expert explain explore express extend extra eyebrow fabric facade
factory faculty fairway fairy faith falcon fall family famous fancy fanfare fantasy farewell farm fashion fasten
father faucet feast february fedora feeling feline fennel fern ferret ferry fertile festival fiber fiction fiddle
fiesta fifteen fifty filbert filler film finch finder finish firefly first fitness fjord flagship flake flamingo
flannel flavor fleece flex flicker flight flip float floor floppy florist flower fluent fluffy flute focus foghorn
foil folder foliage folk follow fondue football forager forecast forest forever forget format fortune forum forward
fossil foster fountain fourteen fox foyer fraction fragrant frame freckle freedom freezer freight frequent fresco
fresh friday friend frigate fringe frisbee frog frost frozen frugal fruit fudge fuel fulfill furnace furrow future
fuzzy gadget galaxy gallant gallery gallon garage garden garland garlic garment garnet gazebo gazelle gecko gem
general generous genie genius gentle genuine geology gerbil gesture geyser gift giggle ginger giraffe glacier glad
glance glass glaze gleam glider glimmer glitter global globe glory glossy glow glucose gnome goal goblet goggles golf
gondola good goose gopher gorge gorgeous gourmet govern gown grace gradual graduate grain grammar grand granite
granola graph grasp gravel gravity great green griddle grocery groove group growth guava guess guide guitar gumdrop
guppy gust gymnast gypsum gyro haiku hairpin halibut halo hammer hammock hamster handsome happen happy harbor harmony
harness harp harvest hatbox hawk hazel headband healthy heart heather heaven hedge heirloom helium helmet helpful
herald herb heritage hermit heron hiccup hickory highway hiker hilltop hippo history hobby hockey holly honest honey
hoof hope horizon hornet horse hostel hover huddle human humble hummus humor hundred husky hyacinth hybrid hydrant
icicle icing ideal identity idiom igloo iguana image imagine impact import impress improve include increase index
indigo indoor inform inherit inkwell inlet inning input inquiry insect inside inspire install instant instead intend
interest invent invite iris iron island ivory ivy jacket jackpot jade jaguar jamboree january jasmine jaunty java jazz
jelly jester jetty jewel jigsaw jingle jogger journal journey jovial joyful jubilee juggle juicy jukebox july jumbo
jump junction junior juniper justice kale kangaroo karaoke kayak kazoo keen keepsake kelp kettle keyboard khaki
kickoff kidney kimono kindle kingdom kiosk kitchen kite kitten kiwi knapsack knee knit koala kumquat label ladder
ladle lagoon lamp language lantern laptop large lark laser lasso lasting lattice laugh laundry laurel lavender leader
leaf league learn leave lecture legacy legend leisure lemon lemur length lens lentil leopard lesson letter lettuce
level liberty library license lichen lilac lily limber lime limit linen linguist lion liquid listen literal little
lively lizard llama loafer lobster local locket lodge lofty logbook logic lollipop long lookout lotion lotus lounge
lozenge lucid lucky luggage lullaby lunar lunch lupine luxury lynx lyric macaroni macaw machine magazine magenta magic
magnet magnolia magpie mahogany maiden mailbox majesty mallard mammal mammoth manage mandolin mango manicure mansion
manual maple marathon marble march margin marigold marina market maroon marvel mascot mason material matinee matrix
mattress mature maximum mayor meadow measure medley melody melon member memory mention mentor menu merchant mercury
merit mermaid mesa message metal meteor method metric mica midnight midway milk million mimic minaret mineral minnow
mint minute miracle mirror mission mixture mobile mocha model modern modest moment monday monitor month monument moon
morning mosaic moss mother motor mouse movie muffin mulberry mule multiply mural museum mushroom music muslin mutual
myrtle mystery myth nachos napkin narrate nation native natural nautical navy nebula necklace nectar needle neighbor
neon nephew neptune nest network neutral newborn newly news nickel niece nimble nineteen ninety noble nocturne noise
nomad normal north notable notebook notice nougat november nozzle number nurse nursery nurture nutmeg nylon oaken
oasis oatmeal object oblong oboe observe obtain obvious ocean ocelot october octopus odyssey offer office omega omelet
omnibus onion online onward onyx opal open opera opinion opossum optic optimal option orange orbit orchard orchid
oregano organ orient origami origin oriole ornament osprey ostrich otter outcome outdoor outfit outlook output outside
overture owlet owner oxbow oxide oxygen oyster ozone pacific package paddle pagoda painter pajamas palace palette
panama pancake panda panel panorama pansy panther pantry papaya paper paprika papyrus parade paradise parakeet parasol
parcel parent parka parlor parsley parsnip partner party passage passport pasta pastel patio patrol pattern pause
pavement pavilion payment peacock peanut pearl pebble pecan pedal pelican penguin people pepper perfect perform
perfume period person petunia pewter phone photo phrase physics piano piccolo pickle picnic picture pigeon pillar
pillow pilot pinball pine pinwheel pioneer pitcher pixel pizza plaid planet plank plaster plateau platinum player
plaza pleasant plenty pliers pluck plum plunge plural podium poem poetry point polish polite polka pollen pond popcorn
poplar poppy porch porridge portal portion portrait position postcard potato pottery poultry powder practice prairie
praise precise predict prefer prelude premium prepare present pretty pretzel primary prince prism private prize
produce profile program project promise promote proper protein proud proverb provide public pudding pulley pulse puma
pumice pumpkin pupil puppet purchase purple purpose puzzle pyramid quail quaint quality quantum quarter quartz queen
quench query quest quick quiet quill quince quiver quiz quorum quote rabbit raccoon radar radiant radio radish ragtime
railway rainbow raisin rally ramble random ranger rapid raven ravioli ready realm reason rebound recall receipt recess
recipe record recover recycle redwood reef reflect reform refresh regal regatta region regular rehearse reindeer
rejoice relate relax relish remain remark remedy remember remind remote renew repair repeat reply report rescue
respect response result resume retire return reunion reveal review revolve reward rhubarb rhyme rhythm ribbon rice
rinse ripple ritual roadmap robin robot robust rodeo romance rooster rose rotate rotunda round route royal rubber
rudder ruffle rugby ruler runner rustic rutabaga sachet safari saffron saga salad salmon salsa salt salute sample
sandal sandbox sandwich sapling sapphire sardine satchel satin saturn saucer sauna sausage savanna savory scale
scallop scarf scarlet scatter scenic scepter schedule scheme scholar school science scissors scooter scope scout
screen scroll scuba sculptor seagull seal search second secret section secure sedan seed seesaw select senior sentence
sequel sequoia serenade series service session seven shade shadow shallow shampoo shamrock shawl shelf shelter
shepherd sherbet sheriff shield shimmer shine shingle ship shirt shoe shoulder shovel shower shrimp shrub shuffle
shutter shuttle sibling signal silence silver similar sincere siphon siren sister sitar sixteen sixty skate sketch
skillet skylight skyline slalom sleep sleeve sleigh slender slide sling slipper slogan small smart smile smock smoke
smooth snack snail snapshot sneaker snippet snore snorkel snow snuggle soap soccer social society soda soft solar
solid solo solution solve sombrero someday sonata sonic soothe soprano sorbet sorrel south souvenir soybean space
spaniel sparkle sparrow spatula speak special speech spelling sphere sphinx spinach spindle spiral spirit splash
splendid splinter sponge spool sport spray spring sprinkle sprocket sprout spruce spur square squash squeak squirrel
stable stadium staff stairway stallion stamp starfish station statue steady steel steeple stem stencil stereo sticker
stirrup stitch stone storage stork straight strand straw stream street stretch stripe student studio sturdy style
subject subtle subway success suede sugar suggest suitcase summer summit sunbeam sunday sunrise sunset superb supper
supply support supreme surface surfer surprise surround survey sushi swan sweater sweet swift swirl swivel sycamore
symbol symphony syntax syrup system tablet taboo taco tadpole taffeta taffy tailor talent tandem tangent tangle
tapestry target tarragon tartan tassel taste teacher teapot telegram temper tempo tender tennis tenor tent tepee
terrace terrain terrific theater theme theory thermos thesis thimble think thirteen thistle thousand thread three
thrill thumb thunder thursday ticket tidal tiger tinker tinsel tiny tissue titan title toad today tomato tomorrow tool
topaz tornado tortoise totem toucan touch tour tower tractor trade traffic trail tranquil transfer trapeze treasure
treetop trellis trend triangle tribute trident trillion trinket trio triple triumph trolley trombone trophy tropic
trout trowel truck true trumpet trust truth tuba tuesday tugboat tulip tundra tunic tunnel turbine turbo turkey turnip
turtle tutor tuxedo tweed twelve twenty twig twilight twist ukulele ultra umbrella umpire uncle unfold unicorn uniform
unique unity universe unlock unwrap upbeat update upgrade uphill upkeep upland upside uptown upward urban urchin
urgent usable useful usher utility utopia vacation vacuum valiant valid valley value vanilla vanish vapor variety vase
vault vector vehicle velcro velvet vendor venture veranda verdict verify verse version vertical viaduct vibrant
victory video view vigor villa village vinegar vintage vinyl violet violin virtue visible vision visit vista visual
vital vitamin vivid voice volcano volume vortex vote vowel voyage waffle wagon waiter walk wallaby walnut walrus waltz
wander wardrobe washer wave weaver webbing wedding weekend welcome welfare whale wharf wheat wheel whirl whisker white
wicker wild window winery winter wisdom wombat workshop world worthy wreath wrist yacht yak yard year yoga yogurt
young yummy zealous zebra zenith zephyr zero zigzag zinc zinnia zipper zither zodiac zoology zucchini
`
  .trim()
  .split(/\s+/u);
